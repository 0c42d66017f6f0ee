package io.orrery.analytics;

/**
 * One figure of a result: a number, or the reason why there is none.
 *
 * <p>A figure that is not defined is never 0, a constant, NaN or an infinity.
 */
public sealed interface Metric {

  /** What a number counts. */
  enum Unit {
    /** A part of a whole: 0.05 is five percent. */
    FRACTION("fraction (0.05 is 5 %)"),
    /** A part of a whole for each year: 0.05 is five percent a year. */
    FRACTION_PER_YEAR("fraction a year (0.05 is 5 % a year)"),
    /** A number without a unit. */
    RATIO("number"),
    /** How often in a year. */
    TIMES_PER_YEAR("times a year"),
    /** Calendar days of 24 hours. */
    DAYS("calendar days"),
    /** A count of things. */
    COUNT("count"),
    /** Money in the account's currency. */
    CURRENCY("account's currency");

    private final String words;

    Unit(String words) {
      this.words = words;
    }

    /** The unit as a reader is told. */
    public String words() {
      return words;
    }
  }

  /**
   * A number.
   *
   * @param value finite
   * @param unit what it counts
   */
  record Value(double value, Unit unit) implements Metric {

    /** Refuses NaN and infinities with {@link IllegalArgumentException}. */
    public Value {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a metric must be finite, was " + value);
      }
    }
  }

  /**
   * No number.
   *
   * @param reason why, as a sentence's part such as {@code no round trip was closed}
   */
  record Undefined(String reason) implements Metric {

    /** Refuses an empty reason with {@link IllegalArgumentException}. */
    public Undefined {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("an undefined metric must have a reason, had none");
      }
    }
  }
}
