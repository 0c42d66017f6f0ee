package io.orrery.strategy;

import io.orrery.basics.Check;
import io.orrery.basics.Decimals;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * What a strategy can be told: one parameter, its meaning and what it may be.
 *
 * @param name in snake case, 1 to 40 characters
 * @param type how its value is written
 * @param unit of what the value is a number, such as {@code bars} or {@code fraction} (0.05 is five
 *     percent); empty if there is no unit
 * @param min the least value, itself allowed; 0 for a yes or no
 * @param max the greatest value, itself allowed; 1 for a yes or no
 * @param defaultText the value in force if none is given, as text
 * @param description what it does, in one sentence for people
 */
public record Parameter(
    String name,
    Type type,
    String unit,
    BigDecimal min,
    BigDecimal max,
    String defaultText,
    String description) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

  /** How a value is written. */
  public enum Type {
    /** A whole number of at most nine digits. */
    INTEGER,
    /** A plain decimal such as -0.01. */
    DECIMAL,
    /** {@code true} or {@code false}. */
    BOOLEAN
  }

  /**
   * Refuses with {@link IllegalArgumentException} a name of another form, a range without values
   * and a default that is not allowed itself.
   */
  public Parameter {
    Check.matches("name of a parameter", name, NAME, "1 to 40 characters in snake case");
    if (min.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "least value of %s must not be above its greatest, was %s above %s"
              .formatted(name, min.toPlainString(), max.toPlainString()));
    }
    within(
        name,
        rule(type, unit, min, max),
        min,
        max,
        number(name, type, rule(type, unit, min, max), defaultText));
  }

  /** A whole number from {@code min} to {@code max}. */
  public static Parameter integer(
      String name, String unit, int min, int max, int byDefault, String description) {
    return new Parameter(
        name,
        Type.INTEGER,
        unit,
        BigDecimal.valueOf(min),
        BigDecimal.valueOf(max),
        Integer.toString(byDefault),
        description);
  }

  /** A decimal; range and default as text, such as {@code "0 to 1"} and {@code "0.05"}. */
  public static Parameter decimal(
      String name, String unit, String range, String byDefault, String description) {
    int to = range.indexOf(" to ");
    if (to < 0) {
      throw new IllegalArgumentException(
          "range of %s must read like '0 to 1', was %s".formatted(name, Check.shown(range)));
    }
    return new Parameter(
        name,
        Type.DECIMAL,
        unit,
        Decimals.parse(name, range.substring(0, to)),
        Decimals.parse(name, range.substring(to + 4)),
        byDefault,
        description);
  }

  /** A yes or no. */
  public static Parameter flag(String name, boolean byDefault, String description) {
    return new Parameter(
        name,
        Type.BOOLEAN,
        "",
        BigDecimal.ZERO,
        BigDecimal.ONE,
        Boolean.toString(byDefault),
        description);
  }

  /** What a value must be, in words: {@code a decimal from 0 to 1 (fraction)}. */
  public String rule() {
    return rule(type, unit, min, max);
  }

  /**
   * Reads a value; a yes is 1 and a no is 0.
   *
   * @throws IllegalArgumentException if the text is no such value; the sentence says what must hold
   */
  public BigDecimal parse(String text) {
    BigDecimal value = number(name, type, rule(), text);
    within(name, rule(), min, max, value);
    return value;
  }

  /**
   * Answers {@code value} if it is allowed.
   *
   * @throws IllegalArgumentException if it is outside the range
   */
  public int check(int value) {
    within(name, rule(), min, max, BigDecimal.valueOf(value));
    return value;
  }

  /**
   * Answers {@code value} if it is allowed.
   *
   * @throws IllegalArgumentException if it is outside the range or not finite
   */
  public double check(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("%s must be %s, was %s".formatted(name, rule(), value));
    }
    within(name, rule(), min, max, BigDecimal.valueOf(value));
    return value;
  }

  private static BigDecimal number(String name, Type type, String rule, String text) {
    return switch (type) {
      case INTEGER -> new BigDecimal(Check.matches(name, text, WHOLE, rule));
      case DECIMAL -> Decimals.parse(name, text);
      case BOOLEAN ->
          Check.matches(name, text, Pattern.compile("true|false"), rule).equals("true")
              ? BigDecimal.ONE
              : BigDecimal.ZERO;
    };
  }

  private static void within(
      String name, String rule, BigDecimal min, BigDecimal max, BigDecimal value) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "%s must be %s, was %s".formatted(name, rule, value.toPlainString()));
    }
  }

  private static String rule(Type type, String unit, BigDecimal min, BigDecimal max) {
    String kind =
        switch (type) {
          case INTEGER -> "a whole number";
          case DECIMAL -> "a decimal";
          case BOOLEAN -> "true or false";
        };
    return type == Type.BOOLEAN
        ? kind
        : "%s from %s to %s%s"
            .formatted(
                kind,
                min.toPlainString(),
                max.toPlainString(),
                unit.isEmpty() ? "" : " (" + unit + ")");
  }
}
