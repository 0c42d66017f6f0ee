package io.orrery.cli.migration;

import io.orrery.cli.terminal.TextTable;
import io.orrery.migration.FileReport;
import io.orrery.migration.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report for people. */
final class ReportText {

  private final Report report;
  private final boolean isDone;
  private final List<String> lines = new ArrayList<>();

  ReportText(Report report, boolean isDone) {
    this.report = report;
    this.isDone = isDone;
  }

  List<String> lines() {
    files();
    runs();
    reasons();
    report.notes().forEach(note -> lines.add("note: " + note));
    if (!report.notes().isEmpty()) {
      lines.add("");
    }
    lines.add(sentence());
    lines.add(ending());
    return lines;
  }

  private void files() {
    TextTable table =
        new TextTable("file", "kind", "records", "migrated", "quarantined", "rejected", "copies");
    for (FileReport file : report.files()) {
      table.row(
          file.path(),
          file.kind(),
          String.valueOf(file.records()),
          placed(file.placed()),
          String.valueOf(file.quarantined()),
          String.valueOf(file.rejected()),
          copies(file));
    }
    lines.addAll(table.lines());
    lines.add("");
  }

  private static String copies(FileReport file) {
    return file.copies() == 0 ? "0" : file.copies() + " (in " + file.knownIn() + ")";
  }

  private static String placed(Map<String, Long> placed) {
    return placed.isEmpty()
        ? "0"
        : placed.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "));
  }

  private void runs() {
    for (FileReport file : report.files()) {
      if (!file.runs().isEmpty()) {
        lines.add("runs found in " + file.path());
        file.runs().forEach(run -> lines.add("  " + run(run)));
        lines.add("");
      }
    }
  }

  private static String run(Map<String, Object> run) {
    return "lines %s-%s, %s rows, %s, by %s: %s"
        .formatted(
            run.get("first_line"),
            run.get("last_line"),
            run.get("rows"),
            run.get("shape"),
            run.get("cause"),
            run.get("evidence"));
  }

  private void reasons() {
    if (report.reasons().isEmpty()) {
      return;
    }
    TextTable table = new TextTable("reason", "records");
    report.reasons().forEach((code, count) -> table.row(code, String.valueOf(count)));
    lines.addAll(table.lines());
    lines.add("");
  }

  private String sentence() {
    return "%d in = %d migrated (%s) + %d quarantined + %d rejected; %d lines besides are copies"
        .formatted(
            report.in(),
            report.migrated(),
            placed(report.placed()),
            report.quarantined(),
            report.rejected(),
            report.copies());
  }

  private String ending() {
    if (!isDone) {
      return report.isEmpty()
          ? "nothing to do: all of it was migrated before"
          : "nothing was changed; --apply does it";
    }
    return report.id().isEmpty()
        ? "nothing to do: all of it was migrated before; nothing was changed"
        : "done: migration " + report.id();
  }
}
