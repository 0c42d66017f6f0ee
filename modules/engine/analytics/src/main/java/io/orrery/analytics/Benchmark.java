package io.orrery.analytics;

import io.orrery.universe.Lineage;

/**
 * What a result is measured against: market data, not an account.
 *
 * @param name what a reader calls it, such as {@code SPY, held}
 * @param lineage where its values are from; in a simulation they must be verified, or the class of
 *     the result falls
 * @param values its values over time, all above zero
 */
public record Benchmark(String name, Lineage lineage, EquityCurve values) {

  /** Refuses a value at or below zero with {@link IllegalArgumentException}. */
  public Benchmark {
    for (int i = 0; i < values.size(); i++) {
      if (!(values.equity(i) > 0)) {
        throw new IllegalArgumentException(
            "values of a benchmark must be positive, was " + values.equity(i) + " at point " + i);
      }
    }
  }
}
