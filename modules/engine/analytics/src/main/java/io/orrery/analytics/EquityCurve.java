package io.orrery.analytics;

/**
 * What an account was worth over time, oldest first, in columns; immutable.
 *
 * <p>One session of one universe: a curve that begins again belongs to another session.
 */
public final class EquityCurve {

  private final long[] millis;
  private final double[] equity;

  private EquityCurve(long[] millis, double[] equity) {
    this.millis = millis;
    this.equity = equity;
  }

  /**
   * A curve of the given points.
   *
   * @param millis when each was true, in milliseconds since 1970-01-01T00:00Z, rising strictly
   * @param equity what the account was worth, finite, in its currency; as many values
   * @throws IllegalArgumentException if one of this does not hold
   */
  public static EquityCurve of(long[] millis, double[] equity) {
    if (millis.length != equity.length) {
      throw new IllegalArgumentException(
          "a curve must have as many times as values, had %d and %d"
              .formatted(millis.length, equity.length));
    }
    for (int i = 0; i < millis.length; i++) {
      if (!Double.isFinite(equity[i])) {
        throw new IllegalArgumentException(
            "equity must be finite, was %s at point %d".formatted(equity[i], i));
      }
      if (i > 0 && millis[i] <= millis[i - 1]) {
        throw new IllegalArgumentException(
            "times must rise, point %d is not after the one before".formatted(i));
      }
    }
    return new EquityCurve(millis.clone(), equity.clone());
  }

  /** How many points there are. */
  public int size() {
    return millis.length;
  }

  /**
   * When point {@code index} was true, in milliseconds since 1970-01-01T00:00Z; 0 is the oldest.
   */
  public long millis(int index) {
    return millis[index];
  }

  /** What the account was worth at point {@code index}; 0 is the oldest. */
  public double equity(int index) {
    return equity[index];
  }
}
