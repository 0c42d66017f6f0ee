package io.orrery.cli.simulation;

import io.orrery.cli.terminal.JsonLine;
import io.orrery.cli.terminal.TextTable;
import io.orrery.market.Dataset;
import io.orrery.market.DatasetReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Datasets and what was found in them, for people and for programs. */
final class DatasetTable {

  /** So many gaps are told to people one by one. */
  private static final int SHOWN_GAPS = 20;

  private final PrintWriter out;
  private final boolean json;

  DatasetTable(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  void list(List<Dataset> all) {
    TextTable table =
        new TextTable("Dataset", "Market", "Interval", "From", "Until", "Symbols", "Source");
    for (Dataset each : all) {
      table.row(
          each.id(),
          each.terms().calendar().value(),
          each.terms().interval().toString(),
          each.validFrom().toString(),
          each.validUntil().toString(),
          symbols(each),
          each.terms().source());
      if (json) {
        out.println(JsonLine.of(fields(each)));
      }
    }
    if (!json) {
      table.lines().forEach(out::println);
    }
  }

  void report(DatasetReport report) {
    if (json) {
      Map<String, Object> fields = fields(report.dataset());
      fields.put("bars", report.bars());
      List<Object> gaps = new ArrayList<>();
      report
          .gaps()
          .forEach(
              gap ->
                  gaps.add(
                      Map.of(
                          "symbol", gap.symbol().value(),
                          "first", gap.first().toString(),
                          "until", gap.until().toString(),
                          "bars", gap.bars())));
      fields.put("gaps", gaps);
      out.println(JsonLine.of(fields));
      return;
    }
    Dataset dataset = report.dataset();
    out.println(
        "%s: as listed: %d bars of %s from %s to %s, SHA-256 %s"
            .formatted(
                dataset.id(),
                report.bars(),
                symbols(dataset),
                dataset.validFrom(),
                dataset.validUntil(),
                dataset.sha256()));
    report.gaps().stream().limit(SHOWN_GAPS).forEach(gap -> out.println("  gap: " + gap));
    if (report.gaps().size() > SHOWN_GAPS) {
      out.println("  %d more gaps; see --json".formatted(report.gaps().size() - SHOWN_GAPS));
    }
  }

  private static String symbols(Dataset dataset) {
    return dataset.symbols().stream().map(Object::toString).collect(Collectors.joining(","));
  }

  private static Map<String, Object> fields(Dataset dataset) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dataset", dataset.id());
    fields.put("sha256", dataset.sha256().value());
    fields.put("source", dataset.terms().source());
    fields.put("licence", dataset.terms().licence());
    fields.put("calendar", dataset.terms().calendar().value());
    fields.put("zone", dataset.terms().zone().getId());
    fields.put("interval", dataset.terms().interval().toString());
    fields.put("format", dataset.terms().format().wireName());
    fields.put("valid_from", dataset.validFrom().toString());
    fields.put("valid_until", dataset.validUntil().toString());
    fields.put("symbols", dataset.symbols().stream().map(each -> each.value()).toList());
    return fields;
  }
}
