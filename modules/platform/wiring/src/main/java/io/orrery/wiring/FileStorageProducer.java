package io.orrery.wiring;

import io.orrery.ledger.FileStorage;
import io.orrery.trade.Storage;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Keeps the universes in files below the home; another store is another producer in its place. */
@Dependent
class FileStorageProducer {

  @Produces
  @Singleton
  Storage storage(Settings settings, Clock clock) {
    return new FileStorage(settings.home(), clock, settings.ledgers());
  }
}
