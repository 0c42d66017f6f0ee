package io.orrery.benchmarks;

import io.orrery.ledger.LedgerOptions;
import io.orrery.session.SessionSpec;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.trade.Storage;
import io.orrery.universe.Confirmation;
import io.orrery.universe.Universe;
import io.orrery.wiring.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** Takes the place of the files and the settings: all three universes, and nothing kept. */
@Alternative
@Priority(1)
@Dependent
class DiscardingStorageProducer {

  @Produces
  @Singleton
  Settings settings() {
    Optional<Confirmation> confirmed = Optional.of(new Confirmation(Confirmation.SENTENCE));
    return new Settings(
        Path.of("nowhere").toAbsolutePath(),
        LedgerOptions.defaults(),
        Arrays.stream(Universe.values()).map(u -> SessionSpec.unknown(u, confirmed)).toList(),
        Optional.empty());
  }

  @Produces
  @Singleton
  Storage storage(Clock clock) {
    return new DiscardingStorage(new InMemoryStorage(clock));
  }
}
