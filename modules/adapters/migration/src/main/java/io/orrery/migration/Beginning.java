package io.orrery.migration;

import io.orrery.basics.Sha256;
import io.orrery.migration.source.SourceFile;
import io.orrery.migration.source.Survey;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a journal begins with: what is migrated, and what the home had not before. */
final class Beginning {

  private Beginning() {}

  static Journal of(
      MigrationFolder folder, Survey survey, String said, Sha256 digest, Instant now) {
    try {
      removeLeftovers(folder.home());
      Map<String, Object> terms = new LinkedHashMap<>();
      terms.put("schema_version", 1L);
      terms.put("id", folder.id());
      terms.put("at", now.toString());
      terms.put("said", said);
      terms.put("digest", digest.value());
      terms.put("absent", absent(folder));
      terms.put("keys", names(folder.home().resolve("config/keys")));
      terms.put("files", survey.files().stream().map(SourceFile::toMap).toList());
      return Journal.begin(folder.journal(), terms);
    } catch (IOException e) {
      throw Disk.failed("beginning a migration", e);
    }
  }

  /**
   * A beginning that was killed before its journal stood left folders and half a file. They must
   * not count as what the home had before, or an undo would leave them.
   */
  private static void removeLeftovers(Path home) throws IOException {
    Path root = home.resolve(MigrationFolder.ROOT);
    if (!Files.isDirectory(root)) {
      return;
    }
    boolean removed = false;
    for (Path each : entries(root)) {
      if (Files.isDirectory(each)
          && Disk.files(each).stream().allMatch(file -> file.toString().endsWith(".tmp"))) {
        Disk.deleteTree(each);
        removed = true;
      }
    }
    for (Path each = root;
        removed && !each.equals(home) && entries(each).isEmpty();
        each = Disk.folderOf(each)) {
      Files.delete(each);
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  /** What a migration can make outside of folders that are its own, and that is not there yet. */
  private static List<String> absent(MigrationFolder folder) {
    List<String> absent = new ArrayList<>();
    for (String path : candidates()) {
      if (!Files.exists(folder.home().resolve(path))) {
        absent.add(path);
      }
    }
    return absent;
  }

  /** Folders before what lies in them. */
  private static List<String> candidates() {
    List<String> all =
        new ArrayList<>(
            List.of(
                "config",
                "config/local.deployment",
                "config/keys",
                "config/proposals",
                "data",
                "data/unclassified",
                "logs",
                "logs/system",
                "logs/system/imported",
                MigrationFolder.ROOT));
    for (Universe each : Universe.values()) {
      for (String area : List.of("data/", "logs/")) {
        String root = area + each.wireName();
        all.addAll(List.of(root, root + "/identity.json", root + "/imports"));
      }
      all.add("data/" + each.wireName() + "/session.lock");
    }
    return all;
  }

  static List<String> names(Path dir) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : Disk.files(dir)) {
      names.add(file.getFileName().toString());
    }
    return names;
  }
}
