package io.orrery.trading.observability;

import java.util.OptionalDouble;

/** A mean of what came so far; of use to one thread. */
final class Mean {

  private double sum;
  private long count;

  void add(double value) {
    sum += value;
    count++;
  }

  /** Adds {@code part / whole}; nothing if there is no whole. */
  void addShare(long part, long whole) {
    if (whole > 0) {
      add((double) part / whole);
    }
  }

  /** Empty if nothing came. */
  OptionalDouble value() {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }
}
