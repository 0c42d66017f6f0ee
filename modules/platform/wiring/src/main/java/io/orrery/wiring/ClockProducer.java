package io.orrery.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one source of time (contract U20). */
@Dependent
class ClockProducer {

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }
}
