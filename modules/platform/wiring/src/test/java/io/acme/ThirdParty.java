package io.acme;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows nothing of Orrery and fires an event of its own. */
@Dependent
public class ThirdParty {

  /** How often its observer was called. */
  public static final AtomicInteger HEARD = new AtomicInteger();

  /** Its event. */
  public static final class Happened {}

  private final Event<Happened> events;

  @Inject
  ThirdParty(Event<Happened> events) {
    this.events = events;
  }

  /** Fires its event. */
  public void act() {
    events.fire(new Happened());
  }

  void on(@Observes Happened event) {
    HEARD.incrementAndGet();
  }
}
