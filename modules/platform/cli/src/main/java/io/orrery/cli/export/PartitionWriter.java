package io.orrery.cli.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Appends lines to the files of partitions, with a bounded number of them open. */
final class PartitionWriter implements AutoCloseable {

  private static final int MOST_OPEN = 32;

  private final ExportFolder folder;
  private final String ending;
  private final SortedMap<PartitionFile, Long> rows = new TreeMap<>();
  private final Map<PartitionFile, OutputStream> open = new LinkedHashMap<>(64, 0.75f, true);

  /**
   * Into a folder.
   *
   * @param ending how files end
   */
  PartitionWriter(ExportFolder folder, String ending) {
    this.folder = folder;
    this.ending = ending;
  }

  /** Appends a row; a new file begins with the header. */
  void append(PartitionFile file, String header, String line) throws IOException {
    OutputStream out = open.get(file);
    if (out == null) {
      out = open(file);
      if (!rows.containsKey(file)) {
        out.write(header.getBytes(StandardCharsets.UTF_8));
      }
    }
    out.write(line.getBytes(StandardCharsets.UTF_8));
    rows.merge(file, 1L, Long::sum);
  }

  private OutputStream open(PartitionFile file) throws IOException {
    if (open.size() == MOST_OPEN) {
      Iterator<OutputStream> oldest = open.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
    OutputStream out = folder.append(file.path(ending));
    open.put(file, out);
    return out;
  }

  /** The files with their numbers of rows, in order. */
  SortedMap<PartitionFile, Long> rows() {
    return rows;
  }

  /** Closes the files; a row that comes later opens its own again. */
  void finish() throws IOException {
    for (OutputStream each : open.values()) {
      each.close();
    }
    open.clear();
  }

  @Override
  public void close() throws IOException {
    finish();
  }
}
