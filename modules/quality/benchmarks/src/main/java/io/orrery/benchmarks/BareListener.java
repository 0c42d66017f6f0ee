package io.orrery.benchmarks;

import io.orrery.universe.Paper;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.LongAdder;

/**
 * The peer: CDI's own event with a qualifier, in a container without Orrery. Found by name only.
 */
class BareListener {

  private static final LongAdder HEARD = new LongAdder();

  private final Event<Ping> event;

  @Inject
  BareListener(@Paper Event<Ping> event) {
    this.event = event;
  }

  Event<Ping> event() {
    return event;
  }

  static void bare(@Observes @Paper Ping event) {
    HEARD.add(event.number());
  }
}
