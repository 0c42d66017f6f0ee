package io.orrery.market;

import java.time.Instant;

/**
 * What one instrument did in one interval. Statistics, not money: doubles, in the instrument's
 * currency.
 *
 * @param start when the interval began, UTC, whole milliseconds; the label of a bar is its start
 * @param open the first price
 * @param high the highest price
 * @param low the lowest price
 * @param close the last price
 * @param volume how many units changed hands, zero or above
 */
public record Bar(
    Instant start, double open, double high, double low, double close, double volume) {

  /**
   * Refuses with {@link IllegalArgumentException} what no market can have done: a price that is not
   * finite or not above zero, a high below or a low above another price, a volume that is negative
   * or not finite.
   */
  public Bar {
    String flaw = flaw(open, high, low, close, volume);
    if (!flaw.isEmpty()) {
      throw new IllegalArgumentException("bar of " + start + ": " + flaw);
    }
  }

  /** What is wrong with such a bar, as a sentence; empty if nothing is. */
  public static String flaw(double open, double high, double low, double close, double volume) {
    if (!isPrice(open) || !isPrice(high) || !isPrice(low) || !isPrice(close)) {
      return "prices must be finite and above zero, were %s %s %s %s"
          .formatted(open, high, low, close);
    }
    if (high < low) {
      return "high must not be below low, was %s below %s".formatted(high, low);
    }
    if (Math.max(open, close) > high || Math.min(open, close) < low) {
      return "open %s and close %s must lie between low %s and high %s"
          .formatted(open, close, low, high);
    }
    if (!(volume >= 0 && volume < Double.POSITIVE_INFINITY)) {
      return "volume must be finite and not negative, was " + volume;
    }
    return "";
  }

  private static boolean isPrice(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }
}
