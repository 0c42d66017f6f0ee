package io.orrery.ledger;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.UUID;

/**
 * Writes files that can be made anew at any time: whole or not at all under their name, but without
 * waiting for the disk.
 */
final class DerivedFiles {

  private final Disk disk = new Disk();

  /** Makes or replaces a file. */
  void write(Path file, ByteBuffer content) throws IOException {
    disk.createDirectories(file.resolveSibling(""));
    if (Files.isSymbolicLink(file.resolveSibling(""))) {
      throw new IOException("the folder of indexes must not be a symbolic link");
    }
    Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel channel =
          Disk.open(temporary, Set.of(CREATE_NEW, WRITE, LinkOption.NOFOLLOW_LINKS))) {
        disk.write(channel, content);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Takes a file away if it is there and can be. */
  void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException itStaysAndIsRefusedAgain) {
      return;
    }
  }
}
