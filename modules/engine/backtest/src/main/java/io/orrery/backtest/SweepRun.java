package io.orrery.backtest;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Runs one point of a sweep; by many threads at once.
 *
 * @param <R> what is kept of a run
 */
@FunctionalInterface
public interface SweepRun<R> {

  /**
   * Runs a point. The same point gets the same answer.
   *
   * @param goOn says false when the sweep was cancelled; to be asked now and then
   * @throws CancellationException if {@code goOn} said false
   */
  R run(SweepPoint point, BooleanSupplier goOn);
}
