package io.orrery.cli.simulation;

import io.orrery.analytics.Measure;
import io.orrery.cli.terminal.JsonLine;
import io.orrery.cli.terminal.TextTable;
import io.orrery.runs.Named;
import io.orrery.runs.PointSwept;
import io.orrery.runs.RunFinished;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A sweep for people and for programs: what it may be used for first, then its best sets. */
final class SweepText {

  private final RecordedRun run;
  private final List<PointSwept> points;
  private final Measure by;

  SweepText(RecordedRun run, List<PointSwept> points, Measure by) {
    this.run = run;
    this.points = points;
    this.by = by;
  }

  /** The best sets of all folds, and the terms under which they are so. */
  void print(PrintWriter out, int top, String home) {
    new RunText(out, run).print(home);
    out.println();
    out.println("Best by " + by.title() + " (in sample a choice, not a forecast)");
    TextTable table =
        new TextTable(
            "Fold", "Sample", "Set", by.title(), Measure.TOTAL_RETURN.title(), "Parameters");
    points.stream().sorted(best()).limit(top).forEach(each -> row(table, each));
    table.lines().forEach(out::println);
    if (points.size() > top) {
      out.println("%d more points are recorded".formatted(points.size() - top));
    }
  }

  /** One object: the run, and its points in their order. */
  String json() {
    Map<String, Object> all = RunJson.fields(run);
    all.put("select_by", by.wireName());
    List<Object> list = new ArrayList<>();
    points.forEach(each -> list.add(fields(each)));
    all.put("points", list);
    return JsonLine.of(all);
  }

  /** Out of sample first, for it is what counts; then by the figure, undefined last. */
  private Comparator<PointSwept> best() {
    return Comparator.<PointSwept, String>comparing(each -> each.sample().name())
        .reversed()
        .thenComparing(
            each -> each.value(by).orElse(null),
            Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
        .thenComparingInt(PointSwept::fold)
        .thenComparingInt(PointSwept::set);
  }

  private void row(TextTable table, PointSwept point) {
    table.row(
        Integer.toString(point.fold()),
        wire(point.sample()),
        Integer.toString(point.set()),
        shown(point, by),
        shown(point, Measure.TOTAL_RETURN),
        point.parameters().stream()
            .map(each -> each.name() + " " + each.value())
            .collect(Collectors.joining(", ")));
  }

  private static String shown(PointSwept point, Measure measure) {
    return point
        .value(measure)
        .map(value -> value.setScale(4, RoundingMode.HALF_EVEN).toPlainString())
        .orElse("undefined");
  }

  private static Map<String, Object> fields(PointSwept point) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("fold", point.fold());
    fields.put("set", point.set());
    fields.put("sample", wire(point.sample()));
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Named each : point.parameters()) {
      parameters.put(each.name(), each.value());
    }
    fields.put("parameters", parameters);
    Map<String, Object> metrics = new LinkedHashMap<>();
    point.metrics().forEach(each -> metrics.put(each.name(), figure(each)));
    fields.put("metrics", metrics);
    return fields;
  }

  private static Map<String, Object> figure(RunFinished.Figure figure) {
    Map<String, Object> fields = new LinkedHashMap<>();
    figure.value().ifPresent(value -> fields.put("value", value.toPlainString()));
    figure.unit().ifPresent(unit -> fields.put("unit", unit));
    figure.undefinedBecause().ifPresent(why -> fields.put("undefined_because", why));
    return fields;
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
