package io.orrery.cli.export;

import io.orrery.basics.Sha256;
import io.orrery.cli.program.Program;
import io.orrery.exports.Column;
import io.orrery.exports.ExportManifest;
import io.orrery.exports.JsonText;
import io.orrery.exports.Tally;
import io.orrery.session.SessionBook;
import io.orrery.universe.Stream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Writes what an export says of itself: the manifest, the digests, and lineage in three forms. */
final class ExportDocuments {

  private final ExportRequest request;
  private final ExportFolder folder;
  private final Instant now;

  ExportDocuments(ExportRequest request, ExportFolder folder, Instant now) {
    this.request = request;
    this.folder = folder;
    this.now = now;
  }

  /**
   * Writes all of them.
   *
   * @return the manifest
   */
  Map<String, Object> write(
      VerifiedLedgers ledgers,
      List<Tally> tallies,
      SessionBook book,
      SortedMap<PartitionFile, Long> rows,
      ColumnFits fits)
      throws IOException {
    List<Map<String, Object>> files = files(rows);
    String sums = sums(files);
    Sha256 dataset = Sha256.of(sums.getBytes(StandardCharsets.UTF_8));
    Map<String, Object> manifest =
        ExportManifest.of(
            request.universe(), request.purpose(), request.selection(), tallies, book);
    request.run().ifPresent(run -> manifest.put("run_id", run.value()));
    manifest.put("created_at", now.toString());
    manifest.put("orrery_version", Program.version());
    manifest.put("code_digest", Program.codeDigest().map(Sha256::value));
    manifest.put("verified", ledgers.members());
    manifest.put("file_format", request.format().name().toLowerCase(Locale.ROOT));
    manifest.put("columns", columns(fits));
    manifest.put("statements", fits.statements());
    manifest.put("dataset_sha256", dataset.value());
    manifest.put("files", files);
    folder.write("SHA256SUMS", sums);
    folder.write("manifest.json", JsonText.of(manifest) + "\n");
    LineageDocuments lineage = new LineageDocuments(request, manifest, dataset, now);
    folder.write("openlineage.json", JsonText.of(lineage.openLineage()) + "\n");
    folder.write("prov.json", JsonText.of(lineage.prov()) + "\n");
    folder.write("mlflow-dataset.json", JsonText.of(lineage.mlflow()) + "\n");
    return manifest;
  }

  private String ending() {
    return request.format().name().toLowerCase(Locale.ROOT);
  }

  private List<Map<String, Object>> files(SortedMap<PartitionFile, Long> rows) throws IOException {
    List<Map<String, Object>> files = new ArrayList<>();
    for (var each : rows.entrySet()) {
      String path = each.getKey().path(ending());
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("path", path);
      file.put("stream", each.getKey().stream().wireName());
      file.put("date", each.getKey().date().toString());
      file.put("rows", each.getValue());
      file.put("bytes", Files.size(folder.path(path)));
      file.put("sha256", folder.sha256(path).value());
      files.add(file);
    }
    return files;
  }

  /** As sha256sum writes and checks it; its own digest stands for the whole dataset. */
  private static String sums(List<Map<String, Object>> files) {
    StringBuilder sums = new StringBuilder();
    files.forEach(
        file -> sums.append(file.get("sha256")).append("  ").append(file.get("path")).append('\n'));
    return sums.toString();
  }

  private Map<String, Object> columns(ColumnFits fits) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (request.format() != Format.JSONL) {
      for (Stream stream : request.streams()) {
        Map<String, Object> types = new LinkedHashMap<>();
        for (Column column : Column.of(stream)) {
          types.put(column.name(), type(fits, stream, column));
        }
        all.put(stream.wireName(), types);
      }
    }
    return all;
  }

  private String type(ColumnFits fits, Stream stream, Column column) {
    return request.format() == Format.PARQUET
        ? fits.sqlType(stream, column)
        : column.type().name().toLowerCase(Locale.ROOT);
  }
}
