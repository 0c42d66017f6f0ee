package io.orrery.session;

import io.orrery.universe.Universe;

/** A universe has an open session, but nothing new may pass: it is killed, or about to end. */
public final class UniverseBlockedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final Universe universe;

  UniverseBlockedException(Universe universe, String why) {
    super(universe + " takes nothing new: " + why);
    this.universe = universe;
  }

  /** The universe that is blocked. */
  public Universe universe() {
    return universe;
  }
}
