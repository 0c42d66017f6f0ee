package io.orrery.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps two processes from working on one migration. */
final class Ownership implements AutoCloseable {

  private final Path file;

  private Ownership(Path file) {
    this.file = file;
  }

  static Ownership take(MigrationFolder folder) throws IOException {
    Path file = folder.owner();
    if (Files.exists(file)) {
      String pid = Files.readString(file).strip();
      boolean lives =
          pid.matches("[0-9]{1,18}")
              && Long.parseLong(pid) != ProcessHandle.current().pid()
              && ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
      if (lives) {
        throw new RefusedException(
            "migration %s must have one owner, and process %s is at it: wait for it or end it"
                .formatted(folder.id(), pid));
      }
    }
    String own = ProcessHandle.current().pid() + "\n";
    Files.write(file, own.getBytes(StandardCharsets.UTF_8));
    return new Ownership(file);
  }

  /** Passes if it is still there. */
  void requireHeld() {
    if (!Files.exists(file)) {
      throw new RefusedException("somebody removed " + file);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
