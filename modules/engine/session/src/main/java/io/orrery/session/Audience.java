package io.orrery.session;

import io.orrery.universe.Recorded;

/** Port: who is told of a universe's events, after they are durable. */
@FunctionalInterface
public interface Audience {

  /** Nobody. */
  Audience NOBODY = event -> {};

  /** Tells {@code event} to those who observe its universe; what they throw comes through. */
  void tell(Recorded<?> event);
}
