package io.orrery.migration;

import io.orrery.migration.source.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan, or what was done: for each file what becomes of its records.
 *
 * @param id the migration's name; empty for a plan
 * @param files in the order of their paths
 * @param notes what a person should know, a sentence each
 */
public record Report(String id, List<FileReport> files, List<String> notes) {

  /** Copies. */
  public Report {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }

  /** How many records came in: as many as were placed, quarantined and rejected together. */
  public long in() {
    return files.stream().mapToLong(FileReport::records).sum();
  }

  /** How many were placed in a universe, or in the logs of the system. */
  public long migrated() {
    return files.stream().mapToLong(FileReport::migrated).sum();
  }

  /** How many are kept aside as records. */
  public long quarantined() {
    return files.stream().mapToLong(FileReport::quarantined).sum();
  }

  /** How many are kept aside as bytes. */
  public long rejected() {
    return files.stream().mapToLong(FileReport::rejected).sum();
  }

  /** How many lines are copies of lines that are counted elsewhere. */
  public long copies() {
    return files.stream().mapToLong(FileReport::copies).sum();
  }

  /** How many were placed where. */
  public Map<String, Long> placed() {
    Map<String, Long> all = new TreeMap<>();
    files.forEach(file -> file.placed().forEach((where, n) -> all.merge(where, n, Long::sum)));
    return all;
  }

  /** How many have each reason. */
  public Map<String, Long> reasons() {
    Map<String, Long> all = new TreeMap<>();
    files.forEach(file -> file.reasons().forEach((code, n) -> all.merge(code, n, Long::sum)));
    return all;
  }

  /** Whether nothing is new: all of it was migrated before. */
  public boolean isEmpty() {
    return files.stream().allMatch(file -> file.records() == 0 && file.destination().isEmpty());
  }

  /** For output and for a journal. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", id);
    map.put("in", in());
    map.put("migrated", migrated());
    map.put("quarantined", quarantined());
    map.put("rejected", rejected());
    map.put("copies", copies());
    map.put("placed", placed());
    map.put("reasons", reasons());
    map.put("files", files.stream().map(FileReport::toMap).toList());
    map.put("notes", notes);
    return map;
  }

  /** What {@link #toMap} made. */
  static Report of(Map<?, ?> map) {
    return new Report(
        String.valueOf(map.get("id")),
        JsonText.list(map, "files").stream().map(file -> FileReport.of((Map<?, ?>) file)).toList(),
        JsonText.list(map, "notes").stream().map(String::valueOf).toList());
  }
}
