package io.orrery.backtest;

/**
 * Is told of every point that has run, one at a time, as they end. Who keeps what it was told can
 * give it to the next sweep, which then leaves those points out.
 *
 * @param <R> what is kept of a run
 */
@FunctionalInterface
public interface SweepListener<R> {

  /** A point has run. What this throws ends the sweep. */
  void ran(SweepPoint point, R result, SweepProgress progress);
}
