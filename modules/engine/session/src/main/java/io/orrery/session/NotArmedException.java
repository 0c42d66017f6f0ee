package io.orrery.session;

import io.orrery.universe.Universe;

/** An order of real capital must not pass: two persons have not let it, or not any more. */
public final class NotArmedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final Universe universe;

  NotArmedException(Universe universe, String why) {
    super(
        "%s must be armed by one person and approved by another before an order passes: %s"
            .formatted(universe, why));
    this.universe = universe;
  }

  /** The universe that is not armed. */
  public Universe universe() {
    return universe;
  }
}
