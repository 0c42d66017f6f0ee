package io.orrery.strategy;

import io.orrery.basics.Check;
import io.orrery.market.Bars;

/**
 * Indicators at the newest bar. Pure functions of a window whose length the caller states, so that
 * the same window gives the same value whether ten bars are known or a million: that is why those
 * which by their formula have no end to their memory take a {@code history}.
 *
 * <p>Periods and histories are counts of bars, 1 or above unless said otherwise. All of them throw
 * {@link IllegalArgumentException} for a count that is too low and {@link
 * IndexOutOfBoundsException} when fewer bars are known than they look at: there is no value before
 * the warm-up has passed. They allocate nothing but the records that they answer.
 */
public final class Indicators {

  private Indicators() {}

  /** Simple mean of the newest {@code period} closes. Warm-up: {@code period} bars. */
  public static double sma(Bars bars, int period) {
    Check.atLeastOne("period", period);
    double sum = 0;
    for (int ago = period - 1; ago >= 0; ago--) {
      sum += bars.close(ago);
    }
    return sum / period;
  }

  /**
   * Exponential mean of the newest {@code history} closes: {@code e += 2 / (period + 1) * (close -
   * e)}, from the oldest to the newest.
   *
   * <p>Seed: the oldest close of the window. Warm-up: {@code history} bars. The seed still weighs
   * {@code (1 - 2 / (period + 1)) ^ (history - 1)} in the result: less than one percent from a
   * history of 2.4 periods on, less than 1e-9 from 11 on.
   */
  public static double ema(Bars bars, int period, int history) {
    Check.atLeastOne("period", period);
    Check.atLeastOne("history", history);
    double weight = 2.0 / (period + 1);
    double mean = bars.close(history - 1);
    for (int ago = history - 2; ago >= 0; ago--) {
      mean += weight * (bars.close(ago) - mean);
    }
    return mean;
  }

  /**
   * Exponential mean of {@code fast} less that of {@code slow}, and the exponential mean of that
   * over {@code signal} bars, all over the newest {@code history} closes.
   *
   * <p>Seeds: the means at the oldest close, the signal at 0. Warm-up: {@code history} bars. The
   * usual periods are 12, 26 and 9 (G. Appel).
   */
  public static Macd macd(Bars bars, int fast, int slow, int signal, int history) {
    Check.atLeastOne("fast", fast);
    Check.atLeastOne("signal", signal);
    if (slow <= fast) {
      throw new IllegalArgumentException(
          "slow must be above fast, was %s and %s".formatted(slow, fast));
    }
    Check.atLeastOne("history", history);
    double quick = bars.close(history - 1);
    double lazy = quick;
    double mean = 0;
    for (int ago = history - 2; ago >= 0; ago--) {
      double close = bars.close(ago);
      quick += 2.0 / (fast + 1) * (close - quick);
      lazy += 2.0 / (slow + 1) * (close - lazy);
      mean += 2.0 / (signal + 1) * (quick - lazy - mean);
    }
    double line = quick - lazy;
    return new Macd(line, mean, line - mean);
  }

  /**
   * Relative strength index of simple means, 0 to 100: {@code 100 - 100 / (1 + mean gain / mean
   * loss)} over the newest {@code period} changes of the close (D. Cutler). Warm-up: one bar more
   * than {@code period}.
   *
   * @return 100 without losses, 0 without gains; NaN, undefined, when no close differs from the one
   *     before, because a price that does not move is neither strong nor weak
   */
  public static double rsi(Bars bars, int period) {
    Check.atLeastOne("period", period);
    double gains = 0;
    double losses = 0;
    double before = bars.close(period);
    for (int ago = period - 1; ago >= 0; ago--) {
      double close = bars.close(ago);
      double change = close - before;
      double size = Math.abs(change);
      gains += (size + change) * 0.5; // the change or 0, exactly, without a branch to guess
      losses += (size - change) * 0.5;
      before = close;
    }
    return strength(gains / period, losses / period);
  }

  /**
   * Relative strength index with Wilder's smoothing, 0 to 100, over the newest {@code history}
   * closes (J. W. Wilder, New Concepts in Technical Trading Systems, 1978).
   *
   * <p>Seed: the simple means of the first {@code period} gains and losses of the window; then
   * {@code mean += (change - mean) / period}. Warm-up: {@code history} bars, which must be above
   * {@code period}. The seed still weighs {@code (1 - 1 / period) ^ (history - 1 - period)}.
   *
   * @return as {@link #rsi}
   */
  public static double wilderRsi(Bars bars, int period, int history) {
    requireLonger(period, history);
    double gains = 0;
    double losses = 0;
    double before = bars.close(history - 1);
    for (int step = 1; step < history; step++) {
      double close = bars.close(history - 1 - step);
      double change = close - before;
      gains = wilder(gains, Math.max(change, 0), step, period);
      losses = wilder(losses, Math.max(-change, 0), step, period);
      before = close;
    }
    return strength(gains, losses);
  }

  /**
   * Average true range with Wilder's smoothing, in the price's unit, over the newest {@code
   * history} bars (same source). The true range of a bar is its range widened to the close before.
   *
   * <p>Seed: the simple mean of the first {@code period} true ranges of the window, whose oldest
   * bar gives only its close. Warm-up: {@code history} bars, which must be above {@code period}.
   */
  public static double atr(Bars bars, int period, int history) {
    requireLonger(period, history);
    double mean = 0;
    for (int step = 1; step < history; step++) {
      mean = wilder(mean, trueRange(bars, history - 1 - step), step, period);
    }
    return mean;
  }

  /**
   * Standard deviation of the newest {@code period} closes, of the population (divided by {@code
   * period}). Warm-up: {@code period} bars.
   */
  public static double standardDeviation(Bars bars, int period) {
    double mean = sma(bars, period);
    double squares = 0;
    for (int ago = period - 1; ago >= 0; ago--) {
      double distance = bars.close(ago) - mean;
      squares += distance * distance;
    }
    return Math.sqrt(squares / period);
  }

  /**
   * The simple mean of the newest {@code period} closes and a band of {@code width} standard
   * deviations (of the population) on either side; usually 20 and 2 (J. Bollinger). Warm-up: {@code
   * period} bars.
   */
  public static BollingerBands bollinger(Bars bars, int period, double width) {
    double mean = sma(bars, period);
    double half = width * standardDeviation(bars, period);
    return new BollingerBands(mean - half, mean, mean + half);
  }

  /**
   * Volume-weighted average of the typical price, (high + low + close) / 3, over the newest {@code
   * period} bars. Warm-up: {@code period} bars.
   *
   * @return NaN, undefined, when nothing was traded
   */
  public static double vwap(Bars bars, int period) {
    Check.atLeastOne("period", period);
    double value = 0;
    double volume = 0;
    for (int ago = period - 1; ago >= 0; ago--) {
      double typical = (bars.high(ago) + bars.low(ago) + bars.close(ago)) / 3;
      value += typical * bars.volume(ago);
      volume += bars.volume(ago);
    }
    return value / volume;
  }

  /**
   * The highest high of {@code count} bars, the newest of which is {@code ago} bars old. Warm-up:
   * {@code ago + count} bars.
   */
  public static double highest(Bars bars, int ago, int count) {
    Check.atLeastOne("count", count);
    long found = 0;
    for (int each = ago + count - 1; each >= ago; each--) {
      found = Math.max(found, ordered(bars.high(each)));
    }
    return Double.longBitsToDouble(found);
  }

  /**
   * The lowest low of {@code count} bars, the newest of which is {@code ago} bars old. Warm-up:
   * {@code ago + count} bars.
   */
  public static double lowest(Bars bars, int ago, int count) {
    Check.atLeastOne("count", count);
    long found = Long.MAX_VALUE;
    for (int each = ago + count - 1; each >= ago; each--) {
      found = Math.min(found, ordered(bars.low(each)));
    }
    return Double.longBitsToDouble(found);
  }

  /**
   * Prices are above zero, and the bits of such doubles are in their order; the greater of two
   * whole numbers is found faster than that of two doubles.
   */
  private static long ordered(double price) {
    return Double.doubleToRawLongBits(price);
  }

  private static double strength(double gain, double loss) {
    return 100 - 100 / (1 + gain / loss);
  }

  /** The simple mean of the first {@code period} values, Wilder's of those that follow. */
  private static double wilder(double mean, double value, int step, int period) {
    return mean + (value - mean) / Math.min(step, period);
  }

  private static double trueRange(Bars bars, int ago) {
    double before = bars.close(ago + 1);
    return Math.max(bars.high(ago), before) - Math.min(bars.low(ago), before);
  }

  private static void requireLonger(int period, int history) {
    Check.atLeastOne("period", period);
    if (history <= period) {
      throw new IllegalArgumentException(
          "history must be above the period of %s, was %s".formatted(period, history));
    }
  }
}
