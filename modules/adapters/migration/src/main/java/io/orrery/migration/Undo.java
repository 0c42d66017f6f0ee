package io.orrery.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Takes a migration back: every byte of the home is as it was before. What somebody recorded since
 * in what it made stands in the way, and is named.
 */
public final class Undo {

  private final Applied applied;
  private final MigrationFolder folder;
  private final Inventory inventory;

  /** Of one migration; changes nothing yet. */
  public Undo(Applied applied) {
    this.applied = applied;
    this.folder = applied.folder();
    this.inventory = new Inventory(folder, applied.journal());
  }

  /**
   * Takes it back.
   *
   * @return how many files were removed
   * @throws RefusedException if something was changed since, naming it; nothing is removed then
   */
  public long run() {
    try {
      if (!applied.isBeingUndone()) {
        requireUntouched();
        applied.journal().add("undoing", Map.of());
      }
      return remove();
    } catch (IOException e) {
      throw Disk.failed("undoing " + applied.id(), e);
    }
  }

  private void requireUntouched() throws IOException {
    List<String> changes = new ArrayList<>();
    if (applied.isClassified()) {
      changes.add(folder.shown(folder.decisions()) + ": somebody classified records");
    }
    addOfUniverses(changes);
    if (applied.isFinished()) {
      addOfFiles(changes);
    }
    if (!changes.isEmpty()) {
      throw new RefusedException(
          "migration %s cannot be undone, because what it made was changed since: %s"
              .formatted(applied.id(), String.join("; ", changes)));
    }
  }

  /** A universe that began with this migration may have been opened since. */
  private void addOfUniverses(List<String> to) throws IOException {
    List<Path> own = inventory.folders();
    for (Path file : inventory.alone()) {
      if (file.endsWith("identity.json")) {
        try (Stream<Path> beside = Files.list(Disk.folderOf(file))) {
          beside
              .filter(each -> !isOwn(each, own))
              .forEach(each -> to.add(folder.shown(each) + ": not of this migration"));
        }
      }
    }
    if (inventory.alone().contains(folder.home().resolve("config/local.deployment"))) {
      addOfDeployment(to);
    }
  }

  private static boolean isOwn(Path path, List<Path> own) {
    return path.endsWith("identity.json")
        || path.endsWith("session.lock")
        || (path.endsWith("imports") && own.stream().anyMatch(each -> each.startsWith(path)));
  }

  /** Its id is what other roots name. */
  private void addOfDeployment(List<String> to) {
    for (io.orrery.universe.Universe each : io.orrery.universe.Universe.values()) {
      String identity = "data/" + each.wireName() + "/identity.json";
      boolean isOurs =
          ((List<?>) applied.journal().beginning().getOrDefault("absent", List.of()))
              .contains(identity);
      if (!isOurs && Files.exists(folder.home().resolve(identity))) {
        to.add(identity + ": of the deployment that this migration began");
      }
    }
  }

  private void addOfFiles(List<String> to) throws IOException {
    Map<String, Map<?, ?>> made = made();
    for (Map<String, Object> now : inventory.list()) {
      String path = String.valueOf(now.get("path"));
      Optional<Map<?, ?>> was = Optional.ofNullable(made.remove(path));
      if (was.isEmpty()) {
        to.add(path + ": new");
      } else if (!path.endsWith("session.lock") && !now.equals(was.get())) {
        to.add(path + ": changed");
      }
    }
    made.keySet().forEach(path -> to.add(path + ": gone"));
  }

  private Map<String, Map<?, ?>> made() {
    Map<String, Map<?, ?>> made = new TreeMap<>();
    Object list = applied.journal().first("finished").map(last -> last.get("made")).orElse(null);
    if (list instanceof List<?> all) {
      for (Object each : all) {
        Map<?, ?> one = (Map<?, ?>) each;
        made.put(String.valueOf(one.get("path")), one);
      }
    }
    return made;
  }

  private long remove() throws IOException {
    long removed = 0;
    List<Path> folders = inventory.folders();
    List<Path> alone = inventory.alone();
    for (Path each : folders) {
      removed += Disk.files(each).size();
      Disk.deleteTree(each);
    }
    for (Path each : alone) {
      removed += Files.deleteIfExists(each) ? 1 : 0;
    }
    List<?> absent = (List<?>) applied.journal().beginning().getOrDefault("absent", List.of());
    Disk.deleteTree(folder.root());
    List<Object> deepestFirst = new ArrayList<>(absent);
    Collections.reverse(deepestFirst);
    for (Object each : deepestFirst) {
      removeIfEmpty(folder.home().resolve(String.valueOf(each)));
    }
    return removed;
  }

  private static void removeIfEmpty(Path dir) throws IOException {
    if (Files.isDirectory(dir)) {
      try (Stream<Path> in = Files.list(dir)) {
        if (in.findAny().isPresent()) {
          return;
        }
      }
      Files.delete(dir);
    }
  }
}
