package io.orrery.analytics;

import java.math.BigDecimal;

/** The one way from recorded decimals to statistics, and from statistics to text. */
public final class Numbers {

  private Numbers() {}

  /** The double nearest to a recorded decimal. */
  static double statistic(BigDecimal recorded) {
    return recorded.doubleValue();
  }

  /**
   * A finite number as a plain decimal that reads back as the same double, in any locale: {@code
   * 0.05}, {@code 100000}, {@code -0.00001}; without exponent, and without zeros at the end.
   *
   * @throws NumberFormatException if {@code value} is NaN or infinite
   */
  public static String text(double value) {
    return value == 0
        ? "0"
        : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
