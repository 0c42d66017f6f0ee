package io.orrery.basics;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Preconditions whose messages say what must hold, for what, and what was found.
 *
 * <p>Each method answers the value it was given, or throws {@link IllegalArgumentException} and
 * changes nothing.
 */
public final class Check {

  /** Longest part of a refused value that a message repeats, in characters. */
  private static final int SHOWN = 60;

  private Check() {}

  /** Answers {@code value} if {@code pattern} matches all of it; {@code rule} says it in words. */
  public static String matches(String name, String value, Pattern pattern, String rule) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(name + " must be " + rule + ", was " + shown(value));
    }
    return value;
  }

  /** Answers {@code value} if it is above zero. */
  public static BigDecimal positive(String name, BigDecimal value) {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(name + " must be positive, was " + shown(value));
    }
    return Decimals.bounded(name, value);
  }

  /** Answers {@code value} if it is zero or above. */
  public static BigDecimal notNegative(String name, BigDecimal value) {
    if (value.signum() < 0) {
      throw new IllegalArgumentException(name + " must not be negative, was " + shown(value));
    }
    return Decimals.bounded(name, value);
  }

  /** Answers {@code value} if it is 1 or above. */
  public static long atLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
    return value;
  }

  /**
   * A value as it may stand in a message: quoted, on one line, without control characters, cut.
   *
   * <p>What is refused often comes from outside, so a message must not carry it into a log as is.
   */
  public static String shown(String value) {
    String cut = value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value;
    StringBuilder shown = new StringBuilder("'");
    cut.codePoints().forEach(c -> shown.appendCodePoint(isPrintable(c) ? c : '?'));
    return shown.append('\'').toString();
  }

  private static String shown(BigDecimal value) {
    return Math.abs((long) value.scale()) > SHOWN ? "out of range" : value.toPlainString();
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
