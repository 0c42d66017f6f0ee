package io.orrery.wiring;

import io.orrery.trade.Integrity;
import io.orrery.verifier.Verifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Checks the files below the home, by other code than that which writes them. */
@Dependent
class FileIntegrityProducer {

  @Produces
  @Singleton
  Integrity integrity(Settings settings) {
    return new Verifier(settings.home());
  }
}
