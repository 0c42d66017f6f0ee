package io.orrery.wiring;

import io.orrery.ledger.LedgerOptions;
import io.orrery.session.SessionSpec;
import io.orrery.strategy.Strategies;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.Runs;
import io.orrery.trade.Storage;
import io.orrery.universe.Confirmation;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a deployment gets from outside: here all three universes, in memory. */
@Dependent
class TestParts {

  /** Where the next deployment keeps its universes. */
  static Supplier<Storage> storage = TestParts::inMemory;

  /** What the next deployment is told. */
  static Supplier<Settings> settings = TestParts::everything;

  /** What SIMULATION of the next deployment trades by itself. */
  static Supplier<MarketPlan> market = () -> MarketPlan.NONE;

  /** How PAPER and LIVE of the next deployment trade. */
  static Supplier<BrokeredPlans> brokered = () -> BrokeredPlans.NONE;

  static void reset() {
    brokered = () -> BrokeredPlans.NONE;
    market = () -> MarketPlan.NONE;
    settings = TestParts::everything;
    storage = TestParts::inMemory;
  }

  private static Storage inMemory() {
    return new InMemoryStorage(Samples.CLOCK);
  }

  private static Settings everything() {
    return new Settings(
        Path.of("unused"),
        LedgerOptions.defaults(),
        Arrays.stream(Universe.values())
            .map(
                universe ->
                    SessionSpec.unknown(
                        universe, Optional.of(new Confirmation(Confirmation.SENTENCE))))
            .toList(),
        Optional.empty());
  }

  @Produces
  @Singleton
  Settings settings() {
    return settings.get();
  }

  @Produces
  @Singleton
  MarketPlan market() {
    return market.get();
  }

  @Produces
  @Singleton
  BrokeredPlans brokered() {
    return brokered.get();
  }

  @Produces
  @Singleton
  ControlParts.Schedule schedule() {
    return new ControlParts.Schedule(Optional.empty());
  }

  /** Nobody ran anything. */
  @Produces
  @Singleton
  Runs runs() {
    return new Runs() {
      @Override
      public List<RunId> newestFirst() {
        return List.of();
      }

      @Override
      public Storage storage(RunId run) {
        return inMemory();
      }
    };
  }

  @Produces
  @Singleton
  Strategies strategies() {
    return Strategies.builtIn();
  }

  @Produces
  @Singleton
  Storage storage() {
    return storage.get();
  }
}
