package io.orrery.backtest;

import java.time.Duration;

/**
 * How far a sweep is.
 *
 * @param done how many points have a result, those of an earlier sweep too
 * @param total how many points there are
 * @param elapsed how long this sweep has run
 * @param left how long the rest will take if it goes on like this
 */
public record SweepProgress(int done, int total, Duration elapsed, Duration left) {

  static SweepProgress of(int before, int done, int total, long elapsedNanos) {
    long each = elapsedNanos / (done - before);
    return new SweepProgress(
        done,
        total,
        Duration.ofNanos(elapsedNanos),
        Duration.ofNanos(Math.multiplyExact(each, (long) total - done)));
  }
}
