package io.orrery.wiring;

import io.orrery.market.BarRecorder;
import io.orrery.market.MarketFeed;
import io.orrery.market.SectorMap;
import io.orrery.risk.RiskLimits;
import io.orrery.runs.MarketRecording;
import io.orrery.runs.TradingPlan;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.trade.UniverseArchive;
import io.orrery.trading.Tradings;
import io.orrery.universe.Universe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the sessions of SIMULATION trade by themselves.
 *
 * @param trading the market and what decides in it; empty for nothing
 * @param pacing makes of its bars a feed that comes at a pace
 * @param recording where the bars that a session sees are recorded; empty if they are not
 * @param limits what every order is held against
 * @param sectors the sectors of instruments, as data/shared lists them; empty if it lists none
 */
record MarketPlan(
    Optional<TradingPlan> trading,
    UnaryOperator<MarketFeed> pacing,
    Optional<BarRecorder.Opening> recording,
    RiskLimits limits,
    SectorMap sectors) {

  /** Nothing trades by itself. */
  static final MarketPlan NONE =
      new MarketPlan(
          Optional.empty(),
          UnaryOperator.identity(),
          Optional.empty(),
          RiskLimits.undecided(),
          new SectorMap(Map.of()));

  /** The same, with the bars recorded there; not recorded if {@code where} is empty. */
  MarketPlan recorded(Optional<BarRecorder.Opening> where) {
    return new MarketPlan(trading, pacing, where, limits, sectors);
  }

  /** What the universes open with: SIMULATION with its market's assumptions and lineage. */
  List<SessionSpec> sessions(List<SessionSpec> stated) {
    return stated.stream().map(this::ofMarket).toList();
  }

  /** Lets {@code session} trade until it ends; nothing happens if there is nothing to trade. */
  void begin(UniverseSession session, UniverseArchive archive, Tradings tradings) {
    trading.ifPresent(
        plan ->
            new SimulatedTrading(this, plan, tradings)
                .begin(session, archive, seen(session, plan, pacing.apply(plan.feed()))));
  }

  /** The recording is employed before the trader, so that it ends when no bar comes any more. */
  private MarketFeed seen(UniverseSession session, TradingPlan plan, MarketFeed feed) {
    if (recording.isEmpty()) {
      return feed;
    }
    MarketRecording begun = new MarketRecording(session, recording.get(), plan.grid());
    session.employ(begun);
    return begun.of(feed);
  }

  private SessionSpec ofMarket(SessionSpec stated) {
    return stated.universe() == Universe.SIMULATION
        ? trading.map(TradingPlan::session).orElse(stated)
        : stated;
  }
}
