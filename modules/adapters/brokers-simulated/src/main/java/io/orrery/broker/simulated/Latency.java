package io.orrery.broker.simulated;

import java.time.Duration;

/**
 * The time from an order's submission until it is in the market. It meets the first bar that begins
 * when it is there, or later: an open that was printed before cannot be had. Where one bar begins
 * at the moment the last one closed, any latency so costs a bar.
 */
public sealed interface Latency {

  /** No time at all; results are not valid for training. */
  static Latency none() {
    return new Time(Duration.ZERO);
  }

  /** What goes on record. */
  Duration value();

  /**
   * A span of market time.
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
   * A number of bars of its symbol that the order lets pass.
   *
   * @param count zero or above; with 1 it meets the second bar behind its submission
   * @param interval the length of the bars that are fed, above zero
   */
  record BarCount(int count, Duration interval) implements Latency {

    /** Refuses values outside their ranges with {@link IllegalArgumentException}. */
    public BarCount {
      if (count < 0) {
        throw new IllegalArgumentException("latency in bars must not be negative, was " + count);
      }
      if (interval.isNegative() || interval.isZero()) {
        throw new IllegalArgumentException("interval of a bar must be positive, was " + interval);
      }
    }

    @Override
    public Duration value() {
      return interval.multipliedBy(count);
    }
  }
}
