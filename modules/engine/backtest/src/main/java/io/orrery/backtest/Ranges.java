package io.orrery.backtest;

/** Preconditions on doubles; each refuses with {@link IllegalArgumentException}. */
final class Ranges {

  private Ranges() {}

  static double positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s must be positive and finite, was %s".formatted(name, value));
    }
    return value;
  }

  static double notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s must be finite and not negative, was %s".formatted(name, value));
    }
    return value;
  }

  /** Above 0 and at most 1. */
  static double share(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s must be above 0 and at most 1, was %s".formatted(name, value));
    }
    return value;
  }

  /** Above 0 and below 1. */
  static double fraction(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s must be above 0 and below 1, was %s".formatted(name, value));
    }
    return value;
  }

  static int notNegative(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException("%s must not be negative, was %d".formatted(name, value));
    }
    return value;
  }
}
