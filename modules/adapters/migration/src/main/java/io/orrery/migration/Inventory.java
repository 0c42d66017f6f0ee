package io.orrery.migration;

import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a migration made in a home, so that an undo knows whether somebody changed it since. Large
 * files are known by length alone: the seal beside a segment, and the manifest of what is kept
 * aside, have their digests.
 */
final class Inventory {

  private static final long LARGE = 1 << 20;

  private final MigrationFolder folder;
  private final Journal journal;

  Inventory(MigrationFolder folder, Journal journal) {
    this.folder = folder;
    this.journal = journal;
  }

  /** The folders that are all its own, without its journal. */
  List<Path> folders() {
    List<Path> folders =
        new ArrayList<>(
            List.of(
                folder.unclassified(), folder.systemLogs(), folder.proposals(), folder.backup()));
    Stream.concat(imports("import_begun"), finishedImports())
        .distinct()
        .forEach(each -> folders.addAll(folder.imported(each.universe(), each.run())));
    return folders;
  }

  private Stream<Applied.Import> imports(String entry) {
    return journal
        .all(entry)
        .map(
            each ->
                new Applied.Import(
                    Universe.parse(String.valueOf(each.get("universe"))),
                    new RunId(String.valueOf(each.get("run")))));
  }

  private Stream<Applied.Import> finishedImports() {
    return new Applied(folder, journal).made("imports").stream();
  }

  /** The files that it made outside of them, and that are there. */
  List<Path> alone() throws IOException {
    List<Path> alone = new ArrayList<>();
    for (Object each : (List<?>) journal.beginning().getOrDefault("absent", List.of())) {
      Path path = folder.home().resolve(String.valueOf(each));
      if (Files.isRegularFile(path)) {
        alone.add(path);
      }
    }
    List<?> keys = (List<?>) journal.beginning().getOrDefault("keys", List.of());
    for (Path key : Disk.files(folder.home().resolve("config/keys"))) {
      if (!keys.contains(key.getFileName().toString())) {
        alone.add(key);
      }
    }
    return alone;
  }

  /** All files with their lengths and digests. */
  List<Map<String, Object>> list() throws IOException {
    List<Map<String, Object>> made = new ArrayList<>();
    for (Path each : files()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("path", folder.shown(each));
      one.put("bytes", Files.size(each));
      if (Files.size(each) <= LARGE) {
        one.put("sha256", Manifest.digest(each).value());
      }
      made.add(one);
    }
    return made;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path each : folders()) {
      files.addAll(Disk.files(each));
    }
    files.addAll(alone());
    return files;
  }
}
