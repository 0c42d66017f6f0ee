package io.orrery.cli.export;

import io.orrery.cli.terminal.ProgressDisplay;
import io.orrery.exports.Export;
import io.orrery.exports.ExportQuery;
import io.orrery.exports.JsonText;
import io.orrery.exports.Row;
import io.orrery.exports.RowForm;
import io.orrery.exports.Tally;
import io.orrery.ledger.FileStorage;
import io.orrery.session.SessionBook;
import io.orrery.trade.LedgerException;
import io.orrery.trade.UniverseArchive;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Exports one universe once: verify, write, describe, give it its name. */
final class ExportRun {

  /** Where rows lie until they are Parquet. */
  private static final String STAGED = ".staged";

  private final ExportRequest request;
  private final Clock clock;
  private final ProgressDisplay progress;

  ExportRun(ExportRequest request, Clock clock, ProgressDisplay progress) {
    this.request = request;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Does it.
   *
   * @return the manifest, which lies in the folder too
   * @throws VerifiedLedgers.DamagedException if a ledger is not intact; nothing was written
   * @throws IOException if the disk failed; there is no folder then
   */
  Map<String, Object> run() throws IOException {
    try (ExportFolder folder = ExportFolder.begin(request.out(), request.home())) {
      progress.stage("verifying the ledgers");
      VerifiedLedgers ledgers = VerifiedLedgers.of(request);
      UniverseArchive archive = archive();
      SessionBook book = new SessionBook(archive.audit());
      ColumnFits fits = new ColumnFits();
      List<Tally> tallies = new ArrayList<>();
      try (PartitionWriter writer = new PartitionWriter(folder, ending())) {
        Export export = new Export(archive, book);
        for (Stream stream : request.streams()) {
          tallies.add(write(export, ledgers.of(stream), writer, fits));
        }
        writer.finish();
        toParquet(folder, writer, fits);
        ExportDocuments documents = new ExportDocuments(request, folder, clock.instant());
        Map<String, Object> manifest = documents.write(ledgers, tallies, book, writer.rows(), fits);
        progress.stage("forcing the files to the disk");
        folder.complete();
        return manifest;
      }
    }
  }

  private UniverseArchive archive() {
    Path home = request.home();
    FileStorage storage =
        request
            .run()
            .map(run -> FileStorage.ofRun(home, run, clock))
            .orElseGet(() -> new FileStorage(home, clock));
    return storage.archive(request.universe());
  }

  private Tally write(
      Export export, Verdict.Intact verified, PartitionWriter writer, ColumnFits fits)
      throws IOException {
    Stream stream = verified.stream();
    progress.stage("writing " + stream);
    ExportQuery query =
        new ExportQuery(stream, request.selection(), request.purpose(), verified.records());
    try {
      Tally tally =
          export.write(
              query,
              row -> {
                put(row, writer, fits);
                progress.at(row.record().seq(), verified.records());
              });
      requireSame(tally, verified);
      return tally;
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** What was read must be what was verified, also while the ledger grows. */
  private static void requireSame(Tally tally, Verdict.Intact verified) {
    boolean isSame =
        tally.seen() == verified.records()
            && tally.last().map(last -> last.hash().equals(verified.head())).orElse(true);
    if (!isSame) {
      throw new LedgerException(
          "%s must be read as it was verified, with %d records and head %s, had %d"
              .formatted(tally.stream(), verified.records(), verified.head(), tally.seen()));
    }
  }

  private void put(Row row, PartitionWriter writer, ColumnFits fits) throws IOException {
    Stream stream = row.record().stream();
    LocalDate date = row.happenedAt().atZone(ZoneOffset.UTC).toLocalDate();
    PartitionFile file = new PartitionFile(request.universe(), stream, date);
    switch (request.format()) {
      case JSONL -> writer.append(file, "", RowForm.JSONL.line(row));
      case CSV -> writer.append(file, RowForm.CSV.header(stream), RowForm.CSV.line(row));
      case PARQUET -> {
        Map<String, String> cells = RowForm.table(row);
        fits.look(stream, cells);
        writer.append(file, "", JsonText.of(cells) + "\n");
      }
    }
  }

  private String ending() {
    return switch (request.format()) {
      case JSONL -> RowForm.JSONL.wireName();
      case CSV -> RowForm.CSV.wireName();
      case PARQUET -> "parquet" + STAGED;
    };
  }

  private void toParquet(ExportFolder folder, PartitionWriter writer, ColumnFits fits)
      throws IOException {
    if (request.format() != Format.PARQUET || writer.rows().isEmpty()) {
      return;
    }
    progress.stage("writing Parquet");
    int done = 0;
    try (ParquetFiles parquet = ParquetFiles.in(folder.path(""), fits)) {
      for (PartitionFile file : writer.rows().keySet()) {
        String staged = file.path(ending());
        parquet.write(file.stream(), folder.path(staged), folder.path(file.path("parquet")));
        folder.delete(staged);
        progress.at(++done, writer.rows().size());
      }
    }
  }
}
