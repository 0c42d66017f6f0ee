package io.orrery.trading.observability;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What was seen in one window.
 *
 * @param metrics every metric; empty where nothing was there to measure
 * @param counts how often what was seen; absent for never
 */
public record Observed(Map<Metric, OptionalDouble> metrics, Map<Seen, Long> counts) {

  /** Copies the maps. */
  public Observed {
    metrics = Map.copyOf(metrics);
    counts = Map.copyOf(counts);
  }

  /** How often something was seen. */
  public long count(Seen seen) {
    return counts.getOrDefault(seen, 0L);
  }

  /** A metric; empty if nothing was there to measure. */
  public OptionalDouble metric(Metric metric) {
    return metrics.getOrDefault(metric, OptionalDouble.empty());
  }
}
