package io.orrery.analytics.html;

import io.orrery.analytics.Conventions;
import io.orrery.analytics.Measure;
import io.orrery.analytics.Metric;
import io.orrery.analytics.Performance;
import io.orrery.universe.Assumptions;
import java.math.BigDecimal;
import java.util.Map;

/** The figures, what they rest on, and what they mean. */
final class FiguresPart {

  private final Markup page;
  private final Performance performance;

  FiguresPart(Markup page, Performance performance) {
    this.page = page;
    this.performance = performance;
  }

  void figures() {
    page.open("section").element("h2", "Figures");
    Table table = new Table(page, "What the session amounts to", "Figure", "#Value", "Remark");
    for (Map.Entry<Measure, Metric> each : performance.metrics().entrySet()) {
      figure(table, each.getKey(), each.getValue());
    }
    table.close();
    if (!performance.notes().isEmpty()) {
      page.open("ul");
      performance.notes().forEach(note -> page.element("li", note));
      page.close();
    }
    page.close();
  }

  private void figure(Table table, Measure measure, Metric metric) {
    if (metric instanceof Metric.Value value) {
      String currency = performance.evidence().currency().value();
      table.row(measure.title(), Words.figure(value, currency), "");
    } else if (metric instanceof Metric.Undefined undefined) {
      table.row(measure.title(), "undefined", undefined.reason());
    }
  }

  void grounds() {
    page.open("section").element("h2", "Assumptions");
    Assumptions assumptions = performance.basis().assumptions();
    Table table =
        new Table(
            page, "How the session executed, and how this was calculated", "Assumption", "Value");
    table
        .row("Fill model", Words.name(assumptions.fillModel()))
        .row(
            "Slippage",
            assumptions
                .slippageBasisPoints()
                .map(BigDecimal::toPlainString)
                .map(text -> text + " basis points")
                .orElse("unknown"))
        .row("Latency", assumptions.latency().map(d -> d.toMillis() + " ms").orElse("unknown"))
        .row("Fees", Words.name(assumptions.fees()))
        .row("Partial fills", Words.name(assumptions.partialFills()))
        .row("Market hours", Words.name(assumptions.marketHours()))
        .row("Seed", assumptions.seed().map(String::valueOf).orElse("none"));
    conventions(table);
    table.close();
    page.close();
  }

  private void conventions(Table table) {
    Conventions conventions = performance.conventions();
    table
        .row("Days are of", conventions.zone().getId())
        .row("Risk-free rate", Words.percent(conventions.riskFreeRate()) + " a year")
        .row(
            "Periods of a year",
            Words.exact(conventions.periodsPerYear()) + " (" + conventions.periodsSource() + ")");
  }

  void definitions() {
    page.open("section", "class", "long").element("h2", "Definitions");
    page.open("details").element("summary", "Formulas, units and sources");
    Table table =
        new Table(page, "Definitions", "Figure", "Formula", "Unit", "Source", "Undefined if");
    for (Measure measure : Measure.values()) {
      table.row(
          measure.title(),
          measure.formula(),
          measure.unit().words(),
          measure.source(),
          measure.undefinedWhen());
    }
    table.close();
    page.element("p", Measure.LETTERS).close().close();
  }
}
