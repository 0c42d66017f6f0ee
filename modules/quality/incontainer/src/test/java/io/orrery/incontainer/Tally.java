package io.orrery.incontainer;

import io.orrery.universe.Universe;

/** What must be there in the end. */
final class Tally {

  private final long[] trades = new long[Universe.values().length];
  private final long[] fired = new long[Universe.values().length];
  private final long[] firedLater = new long[Universe.values().length];
  private long refusals;

  void traded(Universe universe) {
    trades[universe.ordinal()]++;
  }

  void fired(Universe universe) {
    fired[universe.ordinal()]++;
  }

  void firedLater(Universe universe) {
    firedLater[universe.ordinal()]++;
  }

  void refused() {
    refusals++;
  }

  long trades(Universe universe) {
    return trades[universe.ordinal()];
  }

  long fires(Universe universe) {
    return fired[universe.ordinal()];
  }

  long lateFires(Universe universe) {
    return firedLater[universe.ordinal()];
  }

  long refusals() {
    return refusals;
  }
}
