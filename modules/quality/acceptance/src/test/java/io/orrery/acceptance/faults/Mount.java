package io.orrery.acceptance.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A mounted file system that goes again, whatever the test did. */
final class Mount implements AutoCloseable {

  private static final int TRIES = 40;

  private final Path point;

  private Mount(Path point, List<String> command) {
    this.point = point;
    try {
      Files.createDirectories(point);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> whole = new ArrayList<>(command);
    whole.add(point.toString());
    Commands.run(whole.toArray(String[]::new));
  }

  static Mount tmpfs(Path point, String size) {
    return new Mount(point, List.of("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs"));
  }

  /** Mounts a file of a file system's bytes; its loop device goes with it. */
  static Mount image(Path image, Path point, String... options) {
    String all = String.join(",", options.length == 0 ? List.of("loop") : List.of(options));
    return new Mount(point, List.of("mount", "-o", all, image.toString()));
  }

  /** Another name for a folder. */
  static Mount bind(Path folder, Path point) {
    return new Mount(point, List.of("mount", "--bind", folder.toString()));
  }

  /** Makes a file of {@code size} that holds nothing yet. */
  static Path sparse(Path file, String size) {
    Commands.run("truncate", "-s", size, file.toString());
    return file;
  }

  Path point() {
    return point;
  }

  void remount(String options) {
    Commands.run("mount", "-o", "remount," + options, point.toString());
  }

  @Override
  public void close() {
    for (int i = 0; i < TRIES; i++) {
      if (Commands.succeeds("umount", point.toString())) {
        return;
      }
      pause();
    }
    Commands.run("umount", "-l", point.toString());
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
