package io.orrery.wiring;

import io.orrery.market.BarGrid;
import io.orrery.market.BarRecorder;
import io.orrery.market.TradingCalendar;
import io.orrery.risk.RiskLimits;
import io.orrery.strategy.Strategy;
import io.orrery.universe.Lineage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How one universe trades with a broker: all that was checked when the deployment started.
 *
 * @param settings as they were read
 * @param root the root of the universe
 * @param calendar when its market trades
 * @param limits what every order is held against
 * @param bars where its prices come from; empty if none are known
 */
record BrokeredPlan(
    BrokerSettings settings,
    Path root,
    TradingCalendar calendar,
    RiskLimits limits,
    Optional<BarPlan> bars) {

  /** What prices are in when no bars tell. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * Bars, and who decides on them.
   *
   * @param strategy decides
   * @param recording where the bars that a session sees are recorded; empty if they are not
   */
  record BarPlan(
      BrokerSettings.BarSettings settings,
      BarGrid grid,
      Strategy strategy,
      Optional<BarRecorder.Opening> recording) {

    Lineage lineage() {
      return new Lineage.LiveFeed("alpaca-" + settings.feed().name().toLowerCase(Locale.ROOT));
    }
  }

  /** The length of a bar. */
  Duration interval() {
    return bars.map(each -> each.grid().interval()).orElse(MINUTE);
  }
}
