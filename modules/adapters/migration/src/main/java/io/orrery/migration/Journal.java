package io.orrery.migration;

import io.orrery.migration.source.JsonText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a migration has begun and done, a JSON object a line, each durable before what follows it.
 * An unfinished last line is what a crash leaves; it counts for nothing.
 */
final class Journal {

  private static final String ENTRY = "entry";

  private final Path file;
  private final List<Map<String, Object>> entries;

  private Journal(Path file, List<Map<String, Object>> entries) {
    this.file = file;
    this.entries = entries;
  }

  /** Begins one with its first entry. */
  static Journal begin(Path file, Map<String, Object> terms) throws IOException {
    Journal journal = new Journal(file, new ArrayList<>());
    Disk.create(file, line(entry("began", terms)));
    journal.entries.add(entry("began", terms));
    return journal;
  }

  /** Reads one. */
  static Journal read(Path file) throws IOException {
    String text = Files.readString(file);
    String whole = text.substring(0, text.lastIndexOf('\n') + 1);
    if (whole.length() < text.length()) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
        channel.force(true);
      }
    }
    return new Journal(file, new ArrayList<>(whole.lines().map(JsonText::object).toList()));
  }

  private static Map<String, Object> entry(String name, Map<String, Object> members) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put(ENTRY, name);
    entry.putAll(members);
    return entry;
  }

  private static byte[] line(Map<String, Object> entry) {
    return (JsonText.of(entry) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Adds an entry, durably. */
  void add(String name, Map<String, Object> members) {
    Map<String, Object> entry = entry(name, members);
    try {
      Disk.append(file, line(entry));
    } catch (IOException e) {
      throw Disk.failed("writing " + file, e);
    }
    entries.add(entry);
  }

  /** Leaves the beginning and this entry alone: what was on the way is over. */
  void finish(Map<String, Object> members) throws IOException {
    Map<String, Object> last = entry("finished", members);
    String text = JsonText.of(entries.get(0)) + "\n" + JsonText.of(last) + "\n";
    Disk.create(file, text.getBytes(StandardCharsets.UTF_8));
    entries.subList(1, entries.size()).clear();
    entries.add(last);
  }

  /** The terms. */
  Map<String, Object> beginning() {
    return entries.get(0);
  }

  /** The entries of that name. */
  Stream<Map<String, Object>> all(String name) {
    return List.copyOf(entries).stream().filter(each -> name.equals(each.get(ENTRY)));
  }

  /** The first entry of that name. */
  Optional<Map<String, Object>> first(String name) {
    return all(name).findFirst();
  }
}
