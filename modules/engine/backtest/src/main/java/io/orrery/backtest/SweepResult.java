package io.orrery.backtest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of a sweep.
 *
 * @param isComplete whether every point has a result; not if it was cancelled
 * @param results by point, in the order in which the points were given, whatever ran when and on
 *     how many threads
 * @param <R> what is kept of a run
 */
public record SweepResult<R>(boolean isComplete, Map<SweepPoint, R> results) {

  /** Copies the results in their order. */
  public SweepResult {
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
  }
}
