package io.orrery.wiring;

import io.orrery.feeds.DatasetFolder;
import io.orrery.feeds.RecordingFolder;
import io.orrery.market.BarGrid;
import io.orrery.market.BarRecorder;
import io.orrery.market.Calendars;
import io.orrery.market.MarketDataException;
import io.orrery.market.TradingCalendar;
import io.orrery.strategy.Bystander;
import io.orrery.strategy.Strategies;
import io.orrery.strategy.Strategy;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans how PAPER and LIVE trade; refuses the start if that cannot be. */
@Dependent
@CrossUniverse("plans each by itself")
class BrokeredPlansProducer {

  @Produces
  @Singleton
  BrokeredPlans plans(
      Settings settings, DatasetFolder datasets, Calendars calendars, Strategies strategies) {
    Map<Universe, BrokeredPlan> plans = new EnumMap<>(Universe.class);
    List<String> problems = new ArrayList<>();
    settings
        .brokers()
        .forEach(
            (universe, brokers) -> {
              try {
                TradingCalendar calendar = calendars.of(brokers.calendar());
                Path data = settings.home().resolve("data");
                plans.put(
                    universe,
                    new BrokeredPlan(
                        brokers,
                        data.resolve(universe.wireName()),
                        calendar,
                        settings.limits(universe),
                        brokers
                            .bars()
                            .map(
                                bars ->
                                    bars(
                                        bars,
                                        calendar,
                                        strategies,
                                        new RecordingFolder(data, datasets)))));
              } catch (MarketDataException | IllegalArgumentException e) {
                problems.add(sentence(universe, e));
              }
            });
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new BrokeredPlans(plans);
  }

  private static BrokeredPlan.BarPlan bars(
      BrokerSettings.BarSettings settings,
      TradingCalendar calendar,
      Strategies strategies,
      BarRecorder.Opening recording) {
    BrokerSettings.Decisions decisions = settings.decisions();
    Strategy strategy =
        decisions
            .strategy()
            .map(name -> strategies.create(name, decisions.parameters()))
            .orElseGet(Bystander::new);
    return new BrokeredPlan.BarPlan(
        settings,
        new BarGrid(calendar, settings.interval()),
        strategy,
        Optional.of(recording).filter(any -> settings.isRecorded()));
  }

  private static String sentence(Universe universe, RuntimeException problem) {
    return "%s, %s and %s must name what can be traded: %s"
        .formatted(
            BrokerKeys.CALENDAR.of(universe).name(),
            BrokerKeys.STRATEGY.of(universe).name(),
            BrokerKeys.PARAMETERS.of(universe).name(),
            problem.getMessage());
  }
}
