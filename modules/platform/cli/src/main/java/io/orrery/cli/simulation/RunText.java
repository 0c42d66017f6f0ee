package io.orrery.cli.simulation;

import io.orrery.analytics.Measure;
import io.orrery.analytics.Metric;
import io.orrery.cli.terminal.TextTable;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run for people: what it may be used for first, and how to check all of it last. */
final class RunText {

  private final PrintWriter out;
  private final RecordedRun run;

  RunText(PrintWriter out, RecordedRun run) {
    this.out = out;
    this.run = run;
  }

  /**
   * Prints all of it.
   *
   * @param home how to name the same home in another command
   */
  void print(String home) {
    out.println(run.validityClass());
    run.validityReasons().forEach(each -> out.println("  because " + words(each)));
    out.println();
    about();
    metrics();
    positions();
    lines("Notes", RecordedRun.texts(run.finished(), "notes"));
    out.println("Verify the records: orrery verify --run " + run.id() + home);
  }

  private void about() {
    TextTable table = new TextTable("Run", run.id().value());
    table.row("Kind", RecordedRun.text(run.started(), "kind"));
    table.row("Outcome", run.outcome());
    RecordedRun.optional(run.finished(), "reason").ifPresent(why -> table.row("Because", why));
    table.row("Session", run.provenance().sessionId().value());
    table.row("Data", run.provenance().lineageId());
    table.row("Symbols", String.join(", ", RecordedRun.texts(run.started(), "symbols")));
    table.row("Missing bars", missing());
    table.row("Strategy", RecordedRun.text(run.started(), "strategy"));
    parameters(table);
    table.row("Assumptions", pairs(run.assumptionFields()));
    RecordedRun.optional(run.finished(), "sample").ifPresent(s -> table.row("Sample", words(s)));
    table.lines().forEach(out::println);
    out.println();
  }

  /** Of a sweep the parameters that stay the same, and those that vary. */
  private void parameters(TextTable table) {
    if (RecordedRun.text(run.started(), "kind").equals("sweep")) {
      table.row("Parameters", pairs(terms("parameters.")));
      table.row("Grid", pairs(terms("grid.")));
    } else {
      table.row("Parameters", pairs(run.named("parameters")));
    }
  }

  private Map<String, String> terms(String prefix) {
    Map<String, String> found = new LinkedHashMap<>();
    run.named("terms")
        .forEach(
            (name, value) -> {
              if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), value);
              }
            });
    return found;
  }

  private String missing() {
    String gaps = RecordedRun.text(run.started(), "gaps");
    return gaps.equals("0") ? "none" : "in " + gaps + " gaps; none is filled";
  }

  private void metrics() {
    TextTable table = new TextTable("Figure", "Value", "Unit");
    for (Map<String, Object> figure : run.metrics()) {
      String name = RecordedRun.text(figure, "name");
      Optional<Measure> measure =
          Arrays.stream(Measure.values()).filter(m -> m.wireName().equals(name)).findFirst();
      String title = measure.map(Measure::title).orElse(name);
      Optional<String> why = RecordedRun.optional(figure, "undefined_because");
      if (why.isPresent()) {
        table.row(title, "-", "undefined: " + why.get());
      } else {
        row(table, title, figure, measure.map(Measure::unit));
      }
    }
    if (!table.isEmpty()) {
      table.lines().forEach(out::println);
      out.println();
    }
  }

  private void row(
      TextTable table, String title, Map<String, Object> figure, Optional<Metric.Unit> known) {
    BigDecimal value = new BigDecimal(RecordedRun.text(figure, "value"));
    Metric.Unit unit = known.orElse(Metric.Unit.RATIO);
    switch (unit) {
      case FRACTION -> table.row(title, places(value.movePointRight(2), 2), "%");
      case FRACTION_PER_YEAR -> table.row(title, places(value.movePointRight(2), 2), "% a year");
      case COUNT -> table.row(title, places(value, 0), unit.words());
      case CURRENCY ->
          table.row(title, places(value, 2), run.named("terms").getOrDefault("currency", ""));
      default -> table.row(title, places(value, 4), unit.words());
    }
  }

  private void positions() {
    List<String> lines =
        RecordedRun.objects(run.finished(), "open_positions").stream()
            .map(
                each ->
                    "%s: %s at %s since %s"
                        .formatted(
                            RecordedRun.text(each, "symbol"),
                            RecordedRun.text(each, "qty"),
                            RecordedRun.text(each, "entry_price"),
                            RecordedRun.text(each, "entered_at")))
            .toList();
    lines("Open at the end", lines);
  }

  private void lines(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.println(title);
      lines.forEach(line -> out.println("  " + line));
      out.println();
    }
  }

  /** A figure of the total return for a list of runs; {@code -} if there is none. */
  static String totalReturn(RecordedRun run) {
    return run.metrics().stream()
        .filter(each -> RecordedRun.text(each, "name").equals(Measure.TOTAL_RETURN.wireName()))
        .flatMap(each -> RecordedRun.optional(each, "value").stream())
        .findFirst()
        .map(value -> places(new BigDecimal(value).movePointRight(2), 2) + " %")
        .orElse("-");
  }

  private static String places(BigDecimal value, int places) {
    return value.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String pairs(Map<String, ?> all) {
    return all.isEmpty()
        ? "none"
        : all.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
  }

  private static String words(String wireName) {
    return wireName.replace('_', ' ');
  }
}
