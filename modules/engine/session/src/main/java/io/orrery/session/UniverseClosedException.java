package io.orrery.session;

import io.orrery.universe.Universe;

/** A universe has no open session. What it recorded stays readable. */
public final class UniverseClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final Universe universe;

  UniverseClosedException(Universe universe, String why) {
    super(universe + " has no open session: " + why);
    this.universe = universe;
  }

  /** The universe that is closed. */
  public Universe universe() {
    return universe;
  }
}
