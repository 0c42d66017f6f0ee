package io.orrery.trading.observability;

import io.orrery.basics.Exact;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Between which values a metric should be.
 *
 * @param metric which
 * @param min the least that is expected, itself included; empty for none
 * @param max the most that is expected, itself included; empty for none
 * @param severity how much it matters if it is not
 */
public record Expectation(
    Metric metric, Optional<BigDecimal> min, Optional<BigDecimal> max, Severity severity) {

  private static final BigDecimal SLACK = new BigDecimal("1.5");

  /** What is expected of agents whose bars come every {@code interval}, above zero. */
  public static List<Expectation> usual(Duration interval) {
    BigDecimal slowest = BigDecimal.valueOf(interval.toSeconds()).multiply(SLACK);
    return List.of(
        new Expectation(
            Metric.MARKET_DATA_EVENTS,
            Optional.of(BigDecimal.ONE),
            Optional.empty(),
            Severity.FAIL),
        atMost(Metric.AVG_INTERVAL_SECONDS, slowest),
        atMost(Metric.MISSING_PRICE_RATIO, new BigDecimal("0.2")),
        new Expectation(
            Metric.BARS_COVERAGE_RATIO,
            Optional.of(new BigDecimal("0.8")),
            Optional.empty(),
            Severity.WARN),
        atMost(Metric.ACTIONABLE_RATIO, new BigDecimal("0.6")),
        atMost(Metric.SIGNAL_ERROR_RATIO, new BigDecimal("0.05")),
        atMost(Metric.RISK_FAIL_RATIO, new BigDecimal("0.7")),
        atMost(Metric.ORDER_FAILURE_RATIO, new BigDecimal("0.1")),
        atMost(Metric.STOP_LOSS_COUNT, new BigDecimal("5")));
  }

  private static Expectation atMost(Metric metric, BigDecimal max) {
    return new Expectation(metric, Optional.empty(), Optional.of(max), Severity.WARN);
  }

  /** Compares a window with it. What could not be measured is missing, not right. */
  AgentsEvaluated.Finding judge(Observed observed) {
    OptionalDouble measured = observed.metric(metric);
    Optional<BigDecimal> value =
        measured.isPresent() ? Optional.of(Exact.of(measured.getAsDouble())) : Optional.empty();
    return new AgentsEvaluated.Finding(
        metric.role(), metric, value, metric.unit(), status(value), min, max, metric.description());
  }

  private AgentsEvaluated.Status status(Optional<BigDecimal> value) {
    if (value.isEmpty()) {
      return AgentsEvaluated.Status.MISSING;
    }
    boolean isLow = min.filter(least -> value.get().compareTo(least) < 0).isPresent();
    boolean isHigh = max.filter(most -> value.get().compareTo(most) > 0).isPresent();
    if (!isLow && !isHigh) {
      return AgentsEvaluated.Status.OK;
    }
    return severity == Severity.FAIL ? AgentsEvaluated.Status.FAIL : AgentsEvaluated.Status.WARN;
  }
}
