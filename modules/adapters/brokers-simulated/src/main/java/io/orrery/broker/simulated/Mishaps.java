package io.orrery.broker.simulated;

import io.orrery.basics.Check;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What goes wrong now and then, drawn by the seed and the order's number in its session: the same
 * order has the same luck whatever came before it.
 *
 * @param rejection how probable it is that an order is rejected, from 0 to 1
 * @param extraLatency the most that an order's latency is longer than the model says, zero or above
 */
public record Mishaps(BigDecimal rejection, Duration extraLatency) {

  /** Refuses values outside their ranges with {@link IllegalArgumentException}. */
  public Mishaps {
    Check.notNegative("probability of a rejection", rejection);
    if (rejection.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "probability of a rejection must be at most 1, was " + rejection.toPlainString());
    }
    if (extraLatency.isNegative()) {
      throw new IllegalArgumentException("extra latency must not be negative, was " + extraLatency);
    }
  }

  /** Nothing goes wrong. */
  public static Mishaps none() {
    return new Mishaps(BigDecimal.ZERO, Duration.ZERO);
  }

  /** Whether a drawn number, from 0 to below 1, means a rejection. */
  boolean rejects(double drawn) {
    return drawn < rejection.doubleValue();
  }

  /** The extra latency that a drawn number, from 0 to below 1, means. */
  Duration delay(double drawn) {
    return Duration.ofNanos((long) (extraLatency.toNanos() * drawn));
  }
}
