package io.orrery.trading;

import io.orrery.basics.Check;
import io.orrery.basics.SourceName;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How a desk deals with its broker.
 *
 * @param source what trades name as their reporter
 * @param patience how long an order that the broker does not know may still be on its way, and how
 *     long an answer may take before it is asked for; above zero
 * @param interval how often records and broker are compared; above zero
 * @param farewell how long a session that ends waits for the broker to say that its orders are
 *     cancelled, 0 or above; the next session looks up the others
 * @param cashTolerance by how much the broker's cash may differ from ours; 0 or above
 */
public record DeskTerms(
    SourceName source,
    Duration patience,
    Duration interval,
    Duration farewell,
    BigDecimal cashTolerance) {

  /** Refuses values out of range with {@link IllegalArgumentException}. */
  public DeskTerms {
    requirePositive("patience", patience);
    requirePositive("interval", interval);
    if (farewell.isNegative()) {
      throw new IllegalArgumentException("farewell must not be negative, was " + farewell);
    }
    Check.notNegative("cash tolerance", cashTolerance);
  }

  /** Three seconds' patience, compared every five, one to say farewell, cash to the cent. */
  public static DeskTerms usual(SourceName source) {
    return new DeskTerms(
        source,
        Duration.ofSeconds(3),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        new BigDecimal("0.01"));
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be above zero, was " + value);
    }
  }
}
