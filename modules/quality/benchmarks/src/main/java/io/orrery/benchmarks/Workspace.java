package io.orrery.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folder in which one run of the benchmarks writes, so that all contestants use one file
 * system. It is removed at the end unless the caller chose it.
 */
final class Workspace implements AutoCloseable {

  private final Path root;
  private final boolean isKept;

  private Workspace(Path root, boolean isKept) {
    this.root = root;
    this.isKept = isKept;
  }

  static Workspace of(Options options) throws IOException {
    if (options.folder().isPresent()) {
      return new Workspace(
          Files.createDirectories(options.folder().get().toAbsolutePath()), /* isKept= */ true);
    }
    Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
    Path root = Files.createTempDirectory(target, "ledger-benchmarks-");
    openToOtherUsers(root);
    return new Workspace(root, /* isKept= */ false);
  }

  /** The peer that refuses to run as root must be able to reach its own folder. */
  private static void openToOtherUsers(Path folder) throws IOException {
    Files.setPosixFilePermissions(
        folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A folder of that name, empty. */
  Path fresh(String name) throws IOException {
    Path folder = root.resolve(name);
    delete(folder);
    return Files.createDirectories(folder);
  }

  /** A folder of that name, with what an earlier run left there. */
  Path reused(String name) throws IOException {
    return Files.createDirectories(root.resolve(name));
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (!isKept) {
      delete(root);
    }
  }
}
