package io.orrery.migration.source;

import io.orrery.basics.Sha256;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One file of the old tree.
 *
 * @param path below the tree, with slashes
 * @param kind what it is
 * @param folder the universe that its folder names, if it names one
 * @param bytes how long it is
 * @param sha256 of all of it
 * @param lines how many lines, an unfinished last one included
 * @param whole its finished lines alone, for comparing with a later state of the same file
 * @param known where its lines are counted already, if some are
 */
public record SourceFile(
    String path,
    FileKind kind,
    Optional<Universe> folder,
    long bytes,
    Sha256 sha256,
    long lines,
    Prefix whole,
    Optional<Known> known) {

  /**
   * The beginning of a file.
   *
   * @param bytes its length
   * @param sha256 its digest
   */
  public record Prefix(long bytes, Sha256 sha256) {}

  /**
   * Lines that need not be read, because the same bytes are read elsewhere.
   *
   * @param where the file, or the earlier migration and its file
   * @param bytes how much of this file, from its beginning
   * @param lines as many lines
   */
  public record Known(String where, long bytes, long lines) {}

  /** The same with lines known elsewhere. */
  SourceFile knownAs(Known elsewhere) {
    return new SourceFile(path, kind, folder, bytes, sha256, lines, whole, Optional.of(elsewhere));
  }

  /** Whether nothing of it is new. */
  public boolean isCopy() {
    return known.filter(part -> part.bytes() == bytes).isPresent();
  }

  /** How many lines of it are counted elsewhere. */
  public long copiedLines() {
    return known.map(Known::lines).orElse(0L);
  }

  /**
   * Opens its records behind those that are known.
   *
   * @param root the folder in which {@link #path} lies
   */
  public RecordSource open(Path root) throws IOException {
    Path file = root.resolve(path);
    return kind == FileKind.FREQTRADE
        ? new FreqtradeReader(file)
        : new LineReader(file, known.map(Known::bytes).orElse(0L), copiedLines());
  }

  /** For a journal and a report. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", path);
    map.put("kind", kind.wireName());
    folder.ifPresent(universe -> map.put("folder", universe.wireName()));
    map.put("bytes", bytes);
    map.put("sha256", sha256.value());
    map.put("lines", lines);
    map.put("whole_bytes", whole.bytes());
    map.put("whole_sha256", whole.sha256().value());
    known.ifPresent(
        part -> {
          map.put("known_in", part.where());
          map.put("known_bytes", part.bytes());
          map.put("known_lines", part.lines());
        });
    return map;
  }
}
