package io.orrery.strategy;

import io.orrery.market.Bars;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Numbers in reasons: the same text in every locale. Rounded from the exact value of the double,
 * halves to even, the sign of what rounds to zero kept.
 */
final class Words {

  private static final long SHORTEST_DAY = Duration.ofHours(23).toMillis();
  private static final long LONGEST_DAY = Duration.ofDays(5).toMillis();

  private Words() {}

  /** A fraction in percent with one digit after the point: 0.0204 is {@code 2.0%}. */
  static String percent(double fraction) {
    return fixed(fraction * 100, 1) + "%";
  }

  /** {@link #percent} with its sign, plus as well. */
  static String signedPercent(double fraction) {
    return (isNegative(fraction) ? "" : "+") + percent(fraction);
  }

  /** A fraction in whole percent. */
  static String wholePercent(double fraction) {
    return fixed(fraction * 100, 0) + "%";
  }

  /** A price with two digits after the point. */
  static String price(double price) {
    return "$" + fixed(price, 2);
  }

  /** A number with {@code digits} after the point. */
  static String fixed(double value, int digits) {
    String text =
        new BigDecimal(value).abs().setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    return isNegative(value) ? "-" + text : text;
  }

  /**
   * What a window of {@code count} bars is counted in: {@code day} if its bars are about a day
   * apart, else {@code bar}. Weekends and holidays are in between, so up to five days are one.
   */
  static String unit(Bars bars, int count) {
    long span = bars.startMillis(0) - bars.startMillis(count - 1);
    long steps = Math.max(1, count - 1);
    return span >= steps * SHORTEST_DAY && span <= steps * LONGEST_DAY ? "day" : "bar";
  }

  private static boolean isNegative(double value) {
    return Double.doubleToRawLongBits(value) < 0;
  }
}
