package io.orrery.feeds;

import java.time.Duration;

/**
 * How fast the past is told again.
 *
 * @param speed how many seconds of the market pass in one of the clock; 1 is the real pace, and
 *     infinity is as fast as possible
 * @param longestWait the longest wait between two bars, zero or above, so that a night need not be
 *     waited for
 */
public record Pace(double speed, Duration longestWait) {

  private static final Duration UNLIMITED = Duration.ofDays(3650);

  /** Refuses a speed that is not above zero with {@link IllegalArgumentException}. */
  public Pace {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be above zero, was " + speed);
    }
    if (longestWait.isNegative()) {
      throw new IllegalArgumentException("longest wait must not be negative, was " + longestWait);
    }
  }

  /** As it happened. */
  public static Pace real() {
    return times(1);
  }

  /** That many times faster than it happened; below 1 is slower. */
  public static Pace times(double speed) {
    return new Pace(speed, UNLIMITED);
  }

  /** Without waiting. */
  public static Pace asFastAsPossible() {
    return times(Double.POSITIVE_INFINITY);
  }

  /** This speed, but no wait between two bars that is longer. */
  public Pace waitingAtMost(Duration longest) {
    return new Pace(speed, longest);
  }

  /** How long to wait for something that comes {@code millis} later in the market. */
  Duration waitFor(long millis) {
    double nanos = millis * 1e6 / speed;
    return nanos >= longestWait.toMillis() * 1e6 ? longestWait : Duration.ofNanos((long) nanos);
  }
}
