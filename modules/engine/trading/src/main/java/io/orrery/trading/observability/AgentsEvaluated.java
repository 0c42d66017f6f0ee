package io.orrery.trading.observability;

import io.orrery.universe.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Event: what the agents of a session did in a window, held against what is expected of them.
 *
 * @param windowBegan when the window began
 * @param windowEnded when it ended
 * @param findings one for each expectation
 * @param counts how often what was seen
 */
public record AgentsEvaluated(
    Instant windowBegan, Instant windowEnded, List<Finding> findings, List<Count> counts)
    implements Fact {

  /** Copies the lists. */
  public AgentsEvaluated {
    findings = List.copyOf(findings);
    counts = List.copyOf(counts);
  }

  /** How a metric compares with what is expected. On the wire in lower case. */
  public enum Status {
    /** As expected. */
    OK,
    /** Not as expected: somebody should look. */
    WARN,
    /** Not as expected: something does not work. */
    FAIL,
    /** It could not be measured. */
    MISSING
  }

  /**
   * One metric against its expectation.
   *
   * @param agent whose
   * @param metric which
   * @param value what was measured; empty if nothing was there to measure
   * @param unit of the value and the bounds
   * @param status how it compares
   * @param minValue the least that is expected
   * @param maxValue the most that is expected
   * @param description what is expected, as a sentence
   */
  public record Finding(
      Role agent,
      Metric metric,
      Optional<BigDecimal> value,
      String unit,
      Status status,
      Optional<BigDecimal> minValue,
      Optional<BigDecimal> maxValue,
      String description) {}

  /**
   * How often something was seen.
   *
   * @param event what
   * @param count how often, 0 or above
   */
  public record Count(Seen event, long count) {}

  /** Holds a window against expectations. */
  public static AgentsEvaluated of(
      Instant began, Instant ended, Observed observed, List<Expectation> expected) {
    return new AgentsEvaluated(
        began,
        ended,
        expected.stream().map(each -> each.judge(observed)).toList(),
        Arrays.stream(Seen.values()).map(seen -> new Count(seen, observed.count(seen))).toList());
  }
}
