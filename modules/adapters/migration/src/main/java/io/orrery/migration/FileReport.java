package io.orrery.migration;

import io.orrery.migration.source.JsonText;
import io.orrery.migration.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What becomes of one file of the source.
 *
 * @param path the file
 * @param kind what it is
 * @param sha256 its digest
 * @param copies lines that are counted in another file, or were in an earlier migration
 * @param knownIn where they are counted; empty if nowhere
 * @param records how many records it has besides
 * @param placed how many of them go into each universe, and into the logs of the system
 * @param quarantined how many are kept aside as records
 * @param rejected how many are kept aside as bytes
 * @param reasons how many have each reason; a record may have several
 * @param runs the runs that were found, the first thousand of them
 * @param destination where a file goes that has no records; empty if it has
 */
public record FileReport(
    String path,
    String kind,
    String sha256,
    long copies,
    String knownIn,
    long records,
    Map<String, Long> placed,
    long quarantined,
    long rejected,
    Map<String, Long> reasons,
    List<Map<String, Object>> runs,
    String destination) {

  /** The place that belongs to no universe, among {@link #placed}. */
  public static final String SYSTEM = "system";

  /** Copies. */
  public FileReport {
    placed = new TreeMap<>(placed);
    reasons = new TreeMap<>(reasons);
    runs = List.copyOf(runs);
  }

  /** Of a file without records. */
  static FileReport copied(SourceFile file, String destination, boolean isLog) {
    boolean hasLines = isLog && !file.path().matches(".*\\.(json|txt)");
    long lines = hasLines ? file.lines() - file.copiedLines() : 0;
    return new FileReport(
        file.path(),
        file.kind().wireName(),
        file.sha256().value(),
        hasLines ? file.copiedLines() : 0,
        file.known().map(SourceFile.Known::where).orElse(""),
        lines,
        lines == 0 ? Map.of() : Map.of(SYSTEM, lines),
        0,
        0,
        Map.of(),
        List.of(),
        file.isCopy() ? "" : destination);
  }

  /** How many records have a place. */
  public long migrated() {
    return placed.values().stream().mapToLong(Long::longValue).sum();
  }

  /** For a journal and for output. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", path);
    map.put("kind", kind);
    map.put("sha256", sha256);
    map.put("copies", copies);
    map.put("known_in", knownIn);
    map.put("records", records);
    map.put("placed", placed);
    map.put("quarantined", quarantined);
    map.put("rejected", rejected);
    map.put("reasons", reasons);
    map.put("runs", runs);
    map.put("destination", destination);
    return map;
  }

  /** What {@link #toMap} made. */
  static FileReport of(Map<?, ?> map) {
    List<Map<String, Object>> runs = new ArrayList<>();
    for (Object run : JsonText.list(map, "runs")) {
      Map<String, Object> copy = new LinkedHashMap<>();
      ((Map<?, ?>) run).forEach((name, value) -> copy.put(String.valueOf(name), value));
      runs.add(copy);
    }
    return new FileReport(
        text(map, "path"),
        text(map, "kind"),
        text(map, "sha256"),
        JsonText.number(map, "copies"),
        text(map, "known_in"),
        JsonText.number(map, "records"),
        counts(map, "placed"),
        JsonText.number(map, "quarantined"),
        JsonText.number(map, "rejected"),
        counts(map, "reasons"),
        runs,
        text(map, "destination"));
  }

  private static String text(Map<?, ?> map, String name) {
    return String.valueOf(map.get(name));
  }

  private static Map<String, Long> counts(Map<?, ?> map, String name) {
    Map<String, Long> counts = new TreeMap<>();
    JsonText.map(map, name)
        .forEach((key, value) -> counts.put(String.valueOf(key), Long.valueOf(value.toString())));
    return counts;
  }
}
