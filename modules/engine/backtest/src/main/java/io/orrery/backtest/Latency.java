package io.orrery.backtest;

import java.time.Duration;

/** The time from a decision until its order is in the market. */
public sealed interface Latency {

  /** No time at all; results are not valid for training. */
  static Latency none() {
    return new Time(Duration.ZERO);
  }

  /**
   * A span of time from the close of the bar that caused the order. The order meets the first bar
   * that begins when it is there, or later: an open that was printed before cannot be had. Where
   * one bar begins at the moment the last one closed, any latency so costs a bar.
   *
   * @param value zero or above
   */
  record Time(Duration value) implements Latency {

    /** Refuses a negative duration with {@link IllegalArgumentException}. */
    public Time {
      if (value.isNegative()) {
        throw new IllegalArgumentException("latency must not be negative, was " + value);
      }
    }
  }

  /**
   * A number of bars that the order lets pass: with 1 it meets the second bar behind the one that
   * caused it.
   *
   * @param count zero or above
   */
  record BarCount(int count) implements Latency {

    /** Refuses a negative count with {@link IllegalArgumentException}. */
    public BarCount {
      Ranges.notNegative("latency in bars", count);
    }
  }
}
