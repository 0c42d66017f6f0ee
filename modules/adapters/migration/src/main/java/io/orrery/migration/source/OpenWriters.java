package io.orrery.migration.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which processes have files of a folder open for writing, as the operating system tells. Processes
 * of other users that may not be looked into are not seen.
 */
final class OpenWriters {

  private static final int WRITE_FLAGS = 3;

  private final Path proc;
  private final Path folder;

  /** {@code proc} is where the operating system tells; without it nobody is seen. */
  OpenWriters(Path proc, Path folder) {
    this.proc = proc;
    this.folder = folder;
  }

  /** A phrase for each, such as {@code process 42 has data/trades.jsonl open}. */
  List<String> find() {
    List<String> found = new ArrayList<>();
    for (Path process : entries(proc)) {
      if (process.getFileName().toString().matches("[0-9]+")) {
        addWriters(process, found);
      }
    }
    return found;
  }

  private void addWriters(Path process, List<String> to) {
    for (Path descriptor : entries(process.resolve("fd"))) {
      Optional<Path> target = target(descriptor);
      if (target.filter(file -> file.startsWith(folder)).isPresent()
          && writes(process.resolve("fdinfo").resolve(descriptor.getFileName()))) {
        to.add(
            "process %s has %s open for writing"
                .formatted(process.getFileName(), folder.relativize(target.get())));
      }
    }
  }

  private static Optional<Path> target(Path descriptor) {
    try {
      return Optional.of(Files.readSymbolicLink(descriptor));
    } catch (IOException | UnsupportedOperationException goneOrForbidden) {
      return Optional.empty();
    }
  }

  private static boolean writes(Path info) {
    try {
      return Files.readAllLines(info).stream()
          .filter(line -> line.startsWith("flags:"))
          .map(line -> Integer.parseInt(line.substring(6).strip(), 8))
          .anyMatch(flags -> (flags & WRITE_FLAGS) != 0);
    } catch (IOException | NumberFormatException goneOrForbidden) {
      return false;
    }
  }

  private static List<Path> entries(Path dir) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(dir)) {
      entries.forEach(found::add);
    } catch (IOException | java.nio.file.DirectoryIteratorException goneOrForbidden) {
      return List.of();
    }
    return found;
  }
}
