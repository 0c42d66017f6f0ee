package io.orrery.cli.simulation;

import io.orrery.analytics.Performance;
import io.orrery.analytics.PerformanceCsv;
import io.orrery.analytics.html.TearSheet;
import io.orrery.cli.terminal.ReportFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Files about one run that a person asked for. */
final class RunOutputs {

  @Option(names = "--report", paramLabel = "FILE.html", description = "writes a tear sheet")
  private @Nullable Path report;

  @Option(names = "--equity-csv", paramLabel = "FILE", description = "writes the equity curve")
  private @Nullable Path equity;

  @Option(
      names = "--trades-csv",
      paramLabel = "FILE",
      description = "writes the closed positions, one a line")
  private @Nullable Path trades;

  @Option(names = "--json", description = "one JSON object on standard output")
  private boolean json;

  boolean isJson() {
    return json;
  }

  /** Refuses what could not be written in the end, before anything is done. */
  void requireWritable(Path home) {
    for (@Nullable Path each : new @Nullable Path[] {report, equity, trades}) {
      if (each != null) {
        ReportFile.at(each, home);
      }
    }
  }

  /** Writes what was asked for; asks for the performance only if something was. */
  void write(Path home, RecordedRun run, Supplier<Performance> source) {
    if (report == null && equity == null && trades == null) {
      return;
    }
    Performance performance = source.get();
    if (report != null) {
      ReportFile.at(report, home).write(html(run, performance));
    }
    if (equity != null) {
      ReportFile.at(equity, home).write(csv(performance, PerformanceCsv::equity));
    }
    if (trades != null) {
      ReportFile.at(trades, home).write(csv(performance, PerformanceCsv::roundTrips));
    }
  }

  private interface Rows {
    void write(Performance performance, Appendable out) throws IOException;
  }

  private static String csv(Performance performance, Rows rows) {
    StringBuilder text = new StringBuilder();
    try {
      rows.write(performance, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String html(RecordedRun run, Performance performance) {
    String strategy = RecordedRun.text(run.started(), "strategy");
    Map<String, String> terms = run.named("terms");
    Map<String, String> details = new LinkedHashMap<>();
    details.put("Run", run.id().value());
    run.named("parameters").forEach((name, value) -> details.put("Parameter " + name, value));
    terms.forEach((name, value) -> details.put("Term " + name, value));
    return new TearSheet(strategy + " on " + terms.get("dataset"), details, performance).html();
  }
}
