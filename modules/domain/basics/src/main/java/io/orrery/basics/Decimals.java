package io.orrery.basics;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Exact decimals as text: the one form in which prices, quantities and money travel.
 *
 * <p>The form is plain ({@code -12.50}): an optional minus, digits, optionally a point and digits;
 * no exponent, no plus, no white space, at most {@value #MAX_DIGITS} digits in all. Digits after
 * the point are kept as they came: {@code 1.50} stays {@code 1.50}.
 */
public final class Decimals {

  /** Most digits that a decimal may have, before and after the point together. */
  public static final int MAX_DIGITS = 38;

  private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,38}(\\.[0-9]{1,38})?");
  private static final String RULE = "a plain decimal of at most 38 digits such as 190.25";

  private Decimals() {}

  /**
   * Reads a plain decimal.
   *
   * @throws IllegalArgumentException if {@code text} is not a plain decimal; NaN, infinities and
   *     exponents are not
   */
  public static BigDecimal parse(String name, String text) {
    return bounded(name, new BigDecimal(Check.matches(name, text, PLAIN, RULE)));
  }

  /**
   * Answers {@code value} if its plain form has at most {@value #MAX_DIGITS} digits.
   *
   * <p>The scale is looked at before anything is expanded: {@code 1e999999999} is refused, not
   * written out.
   */
  public static BigDecimal bounded(String name, BigDecimal value) {
    if (!isBounded(value)) {
      throw new IllegalArgumentException(name + " must be " + RULE + ", was out of range");
    }
    return value;
  }

  /** Whether the plain form of {@code value} has at most {@value #MAX_DIGITS} digits. */
  public static boolean isBounded(BigDecimal value) {
    int scale = value.scale();
    return scale >= 0 && scale <= MAX_DIGITS && value.precision() <= MAX_DIGITS;
  }
}
