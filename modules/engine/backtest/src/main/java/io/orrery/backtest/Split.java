package io.orrery.backtest;

import io.orrery.market.BarSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * A span of time for choosing parameters, and one behind it for judging the choice.
 *
 * @param inSample where parameters are chosen
 * @param outOfSample where they are judged; begins where the other ends, or later
 */
public record Split(Window inSample, Window outOfSample) {

  /** Where the spans for choosing begin. */
  public enum Start {
    /** All at the first bar: they grow. */
    ANCHORED,
    /** Each one step behind the one before: they keep their length. */
    ROLLING
  }

  /** Refuses spans that overlap or stand in the other order. */
  public Split {
    if (outOfSample.fromMillis() < inSample.toMillis()) {
      throw new IllegalArgumentException(
          "the out-of-sample span must begin behind the in-sample span, were %s and %s"
              .formatted(outOfSample, inSample));
    }
  }

  /**
   * The newest bars held out.
   *
   * @param share the part of the series to hold out, above 0 and below 1; at least one bar stays on
   *     either side
   */
  public static Split holdOut(BarSeries series, double share) {
    Ranges.fraction("share to hold out", share);
    requireBars(series, 2);
    int size = series.size();
    int held = (int) Math.min(size - 1, Math.max(1, Math.round(size * share)));
    return of(series, 0, size - held, size);
  }

  /**
   * Walk-forward: choose on {@code in} bars, judge on the {@code out} bars behind them, go on by
   * {@code out} bars, until a span for judging is no longer whole. Every bar is judged once at
   * most.
   *
   * @param in how many bars the first span for choosing has, 1 or above
   * @param out how many bars each span for judging has, 1 or above
   * @throws IllegalArgumentException if the series has too few bars for one split
   */
  public static List<Split> walkForward(BarSeries series, int in, int out, Start start) {
    if (in < 1 || out < 1) {
      throw new IllegalArgumentException(
          "spans of a walk-forward must have 1 bar or more, were %d and %d".formatted(in, out));
    }
    requireBars(series, Math.addExact(in, out));
    List<Split> splits = new ArrayList<>();
    for (int cut = in; cut <= series.size() - out; cut += out) {
      splits.add(of(series, start == Start.ANCHORED ? 0 : cut - in, cut, cut + out));
    }
    return splits;
  }

  private static Split of(BarSeries series, int from, int cut, int to) {
    long middle = series.startMillis(cut);
    return new Split(
        new Window(series.startMillis(from), middle),
        new Window(middle, series.startMillis(to - 1) + 1));
  }

  private static void requireBars(BarSeries series, int count) {
    if (series.size() < count) {
      throw new IllegalArgumentException(
          "a split must have at least %d bars, %s has too few".formatted(count, series));
    }
  }
}
