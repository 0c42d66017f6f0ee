package io.orrery.risk;

import java.util.Arrays;

/**
 * Daily returns of one symbol, for correlations. Statistics: doubles, not money. Immutable.
 *
 * <p>Two symbols are compared on the days that both have.
 */
public final class Returns {

  /** Fewer pairs than this say nothing. */
  static final int FEWEST = 3;

  /** A variance below this is rounding: returns that differ by less than 1e-12 do not move. */
  private static final double FLAT = 1e-24;

  private final int[] days;
  private final double[] values;

  private Returns(int[] days, double[] values) {
    this.days = days;
    this.values = values;
  }

  /**
   * The simple returns from close to close.
   *
   * @param days of the closes, as days since 1970, rising
   * @param closes one a day, above 0 and finite
   * @throws IllegalArgumentException if the two do not fit together, the days do not rise, or a
   *     close is no price
   */
  public static Returns ofCloses(int[] days, double[] closes) {
    require(days, closes);
    int size = Math.max(0, closes.length - 1);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = closes[i + 1] / closes[i] - 1;
    }
    return new Returns(Arrays.copyOfRange(days, Math.min(1, days.length), days.length), values);
  }

  private static void require(int[] days, double[] closes) {
    if (days.length != closes.length) {
      throw new IllegalArgumentException(
          "closes must be as many as days (%s), were %s".formatted(days.length, closes.length));
    }
    for (int i = 0; i < days.length; i++) {
      if (i > 0 && days[i] <= days[i - 1]) {
        throw new IllegalArgumentException(
            "days must rise, was %s after %s".formatted(days[i], days[i - 1]));
      }
      if (!(closes[i] > 0 && closes[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("a close must be above 0, was " + closes[i]);
      }
    }
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }

  /**
   * Pearson's correlation with another symbol over the newest days that both have.
   *
   * @param lookback how many of these days at most
   * @return from -1 to 1; not a number if there are fewer than 3 such days or one of the two did
   *     not move
   */
  public double correlation(Returns other, int lookback) {
    int pairs = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    int i = values.length - 1;
    int j = other.values.length - 1;
    while (i >= 0 && j >= 0 && pairs < lookback) {
      if (days[i] == other.days[j]) {
        // Welford's update: it stays exact for returns that hardly differ
        pairs++;
        double dx = values[i] - x;
        double dy = other.values[j] - y;
        x += dx / pairs;
        y += dy / pairs;
        xx += dx * (values[i] - x);
        yy += dy * (other.values[j] - y);
        xy += dx * (other.values[j] - y);
        i--;
        j--;
      } else if (days[i] > other.days[j]) {
        i--;
      } else {
        j--;
      }
    }
    boolean moved = xx > FLAT * pairs && yy > FLAT * pairs;
    return pairs < FEWEST || !moved ? Double.NaN : xy / Math.sqrt(xx * yy);
  }
}
