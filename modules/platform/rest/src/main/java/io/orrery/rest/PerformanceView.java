package io.orrery.rest;

import io.orrery.analytics.Basis;
import io.orrery.analytics.Conventions;
import io.orrery.analytics.EquityCurve;
import io.orrery.analytics.Measure;
import io.orrery.analytics.Performance;
import io.orrery.runs.RunFinished.Figure;
import io.orrery.trade.FactFields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one session amounts to. A figure that cannot be had is there with the reason. */
final class PerformanceView {

  private PerformanceView() {}

  static Map<String, Object> of(Standing standing, Performance performance) {
    Basis basis = performance.basis();
    EquityCurve curve = performance.evidence().curve();
    return new Members()
        .putAll(standing.provenance(Optional.of(basis.validity()), Optional.of(basis.lineageId())))
        .put("assumptions", FactFields.value(basis.assumptions()))
        .put("conventions", conventions(performance.conventions()))
        .put("currency", performance.evidence().currency().value())
        .put("from", Instant.ofEpochMilli(curve.millis(0)).toString())
        .put("to", Instant.ofEpochMilli(curve.millis(curve.size() - 1)).toString())
        .put("points", (long) curve.size())
        .put("metrics", FactFields.value(Figure.all(performance.metrics())))
        .put("notes", performance.notes())
        .view();
  }

  /** No figure can be had, each for the same reason. */
  static Map<String, Object> undefined(Standing standing, String reason) {
    List<Map<String, Object>> metrics =
        Arrays.stream(Measure.values())
            .map(
                each ->
                    Map.<String, Object>of("name", each.wireName(), "undefined_because", reason))
            .toList();
    return new Members().putAll(standing.provenance()).put("metrics", metrics).view();
  }

  private static Map<String, Object> conventions(Conventions conventions) {
    return new Members()
        .put("zone", conventions.zone().getId())
        .put("risk_free_rate", text(conventions.riskFreeRate()))
        .put("periods_per_year", text(conventions.periodsPerYear()))
        .put("periods_source", conventions.periodsSource())
        .view();
  }

  private static String text(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
