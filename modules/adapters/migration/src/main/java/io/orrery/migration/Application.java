package io.orrery.migration;

import io.orrery.basics.Sha256;
import io.orrery.migration.proof.FileReading;
import io.orrery.migration.proof.RawLine;
import io.orrery.migration.proof.Reason;
import io.orrery.migration.proof.RowSink;
import io.orrery.migration.proof.Run;
import io.orrery.migration.source.FileKind;
import io.orrery.migration.source.JsonText;
import io.orrery.migration.source.SourceChangedException;
import io.orrery.migration.source.SourceFile;
import io.orrery.migration.source.Survey;
import io.orrery.trade.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Does one migration, from wherever it was interrupted. */
final class Application {

  private final MigrationFolder folder;
  private final Journal journal;
  private final Means means;

  /** What it does it with. */
  record Means(Imports imports, Clock clock, Progress progress) {}

  Application(MigrationFolder folder, Journal journal, Means means) {
    this.folder = folder;
    this.journal = journal;
    this.means = means;
  }

  Report run(MigrationTerms terms, Survey survey) throws IOException {
    backUp(terms, survey);
    List<FileReport> files = new ArrayList<>();
    Stages progress = new Stages(means.progress(), "migrating", Migrations.newBytes(survey));
    for (int i = 0; i < survey.files().size(); i++) {
      files.add(done(survey.files().get(i), i + 1, terms, progress));
    }
    survey.requireUnchanged();
    Report report = new Report(folder.id(), files, Notes.of(terms, survey));
    finish(report);
    return report;
  }

  /** All that comes after reads the copy: what was hashed is what is migrated. */
  private void backUp(MigrationTerms terms, Survey survey) throws IOException {
    if (journal.first("backed_up").isPresent()) {
      return;
    }
    long bytes = survey.files().stream().mapToLong(SourceFile::bytes).sum();
    Stages progress = new Stages(means.progress(), "copying", bytes);
    for (SourceFile file : survey.files()) {
      Path copy = folder.backup().resolve(file.path());
      Sha256 read = FileCopy.make(terms.source().resolve(file.path()), copy, progress);
      if (!read.equals(file.sha256())) {
        throw new SourceChangedException(
            "the source must not be written to, but %s changed while it was copied: undo this migration, and start again"
                .formatted(file.path()));
      }
    }
    survey.requireUnchanged();
    journal.add("backed_up", Map.of());
  }

  private FileReport done(SourceFile file, int number, MigrationTerms terms, Stages progress)
      throws IOException {
    Optional<FileReport> before =
        journal
            .all("file_done")
            .filter(entry -> file.path().equals(entry.get("path")))
            .map(entry -> FileReport.of(JsonText.map(entry, "report")))
            .findFirst();
    if (before.isPresent()) {
      progress.accept(Migrations.hasNewRecords(file) ? file.bytes() : 0);
      return before.get();
    }
    FileReport report =
        Migrations.hasNewRecords(file) ? records(file, number, terms, progress) : moved(file);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("path", file.path());
    entry.put("report", report.toMap());
    journal.add("file_done", entry);
    return report;
  }

  private FileReport records(SourceFile file, int number, MigrationTerms terms, Stages progress)
      throws IOException {
    ImportWriter.Said said = ImportWriter.Said.of(terms.rows(), Optional.empty(), Optional.empty());
    try (QuarantineWriter aside = new QuarantineWriter(folder, number, file);
        ImportWriter imported =
            new ImportWriter(
                new ImportWriter.Target(folder, journal, means.imports(), means.clock(), said))) {
      Tally tally = new Tally(new Writing(file, imported, aside));
      new FileReading(file, terms.mapping(), terms.rows(), tally).read(folder.backup(), progress);
      imported.finish();
      aside.finish();
      return tally.report(file);
    }
  }

  private record Writing(SourceFile file, ImportWriter imported, QuarantineWriter aside)
      implements RowSink {

    @Override
    public void placed(Placed row) {
      imported.add(
          new ImportWriter.Key(file, row.universe(), row.run().session(), row.naive()), row.fact());
    }

    @Override
    public void quarantined(RawLine line, Run run, Set<Reason> reasons) {
      aside.quarantine(line, run, reasons);
    }

    @Override
    public void rejected(RawLine line, Reason reason) {
      aside.reject(line, reason);
    }
  }

  private FileReport moved(SourceFile file) throws IOException {
    Path to = folder.destination(file);
    if (!file.isCopy() && !file.kind().hasRecords()) {
      if (file.kind() == FileKind.CONFIG) {
        propose(file, to);
      } else {
        FileCopy.make(folder.backup().resolve(file.path()), to, bytes -> {});
      }
    }
    boolean goes = !file.kind().hasRecords();
    return FileReport.copied(file, goes ? folder.shown(to) : "", Migrations.isLog(file));
  }

  private void propose(SourceFile file, Path to) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.backup().resolve(file.path()));
    String universe = file.folder().map(Object::toString).orElse("{universe}");
    Optional<ConfigProposal> proposal = ConfigProposal.of(file.path(), universe, bytes);
    Disk.create(to, proposal.map(ConfigProposal::bytes).orElse(bytes));
  }

  private void finish(Report report) throws IOException {
    new Manifest(folder).write();
    Map<String, Object> last = new LinkedHashMap<>();
    last.put("imports", imports());
    last.put("made", new Inventory(folder, journal).list());
    last.put("report", report.toMap());
    journal.finish(last);
  }

  private List<Map<String, Object>> imports() {
    return journal
        .all("import_done")
        .map(
            entry -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("universe", entry.get("universe"));
              one.put("run", entry.get("run"));
              return one;
            })
        .toList();
  }
}
