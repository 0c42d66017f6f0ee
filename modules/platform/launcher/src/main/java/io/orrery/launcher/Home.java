package io.orrery.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The directory Orrery lives in. The server's own working files are below {@code logs/system/run}:
 * nothing there outlives a start, so whatever a killed server left behind is gone with the next.
 */
final class Home {
  /** Held so that no lock is collected: a lock ends with the process, however that ends. */
  private static final List<FileLock> LOCKS = new CopyOnWriteArrayList<>();

  private final Path directory;

  private Home(Path directory) {
    this.directory = directory;
  }

  /** Prepares the directory for this process alone. */
  static Home prepare(Path directory) {
    Home home = new Home(directory);
    try {
      for (String child : List.of("config", "data", "logs/system")) {
        Files.createDirectories(directory.resolve(child));
      }
      home.lock();
      home.deleteRun();
      Files.createDirectories(home.run());
      return home;
    } catch (IOException e) {
      throw new StartRefused(
          "%s must be a directory Orrery can write to, but %s cannot be used: %s"
              .formatted(Settings.HOME, directory, e));
    }
  }

  Path log() {
    return directory.resolve("logs/system/server.log");
  }

  Path run() {
    return directory.resolve("logs/system/run");
  }

  @SuppressWarnings("resource")
  private void lock() throws IOException {
    Path file = directory.resolve("logs/system/run.lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    LOCKS.add(
        tryLock(channel)
            .orElseThrow(
                () ->
                    new StartRefused(
                        "Another Orrery server is running in %s. Stop it, or set %s to another directory."
                            .formatted(directory, Settings.HOME))));
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  private void deleteRun() throws IOException {
    if (Files.exists(run())) {
      try (Stream<Path> files = Files.walk(run())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
