package io.orrery.ledger;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Every change that this module makes to a disk, in one class, so that a test can let each one
 * fail. Only the universe's lock file is not among them.
 */
class Disk {

  /** Makes the folder and those above it, for the owner only, and makes their names durable. */
  void createDirectories(Path dir) throws IOException {
    if (Files.isDirectory(dir)) {
      return;
    }
    Path parent = parentOf(dir);
    createDirectories(parent);
    try {
      Files.createDirectory(dir, ownerOnly(dir, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(dir)) {
        throw e;
      }
    }
    forceDirectory(parent);
  }

  /**
   * Opens a file at its end, and makes it if it is missing, for the owner only. A new file's name
   * is durable then; it has nothing in it that could be lost before the first {@link #force}.
   */
  FileChannel openToAppend(Path file) throws IOException {
    boolean isNew = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    FileChannel channel = open(file, Set.of(CREATE, APPEND, LinkOption.NOFOLLOW_LINKS));
    try {
      if (isNew) {
        forceDirectory(parentOf(file));
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Writes all of {@code bytes}. */
  void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Waits until what was written is on the disk. A failed call must never be repeated. */
  void force(FileChannel channel) throws IOException {
    channel.force(false);
  }

  /** Cuts a file off behind its first {@code size} bytes, durably. */
  void truncate(Path file, long size) throws IOException {
    try (FileChannel channel = open(file, Set.of(WRITE, LinkOption.NOFOLLOW_LINKS))) {
      channel.truncate(size);
      channel.force(true);
    }
  }

  /**
   * Copies a part of a file into a new file, durably: the new file is there whole or not at all. An
   * older file of the same name is replaced.
   */
  void copyPart(Path from, long offset, long bytes, Path to) throws IOException {
    Path temporary = temporary(to);
    try (FileChannel source = FileChannel.open(from, READ);
        FileChannel target = open(temporary, Set.of(CREATE_NEW, WRITE))) {
      long copied = 0;
      while (copied < bytes) {
        long count = source.transferTo(offset + copied, bytes - copied, target);
        if (count <= 0) {
          throw new IOException("the file became shorter while it was copied");
        }
        copied += count;
      }
      force(target);
    }
    moveInto(temporary, to);
  }

  /** Gives a file another name in a folder that is made if missing, durably on both sides. */
  void move(Path from, Path to) throws IOException {
    createDirectories(parentOf(to));
    moveInto(from, to);
    forceDirectory(parentOf(from));
  }

  /** Removes a file if it is there, durably. */
  void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      forceDirectory(parentOf(file));
    }
  }

  /** How many bytes this program may still write where {@code dir} is. */
  long usableSpace(Path dir) throws IOException {
    return dir.toFile().getUsableSpace();
  }

  /** Makes a file with this content, durably: it is there whole or not at all. */
  void create(Path file, byte[] content) throws IOException {
    Path temporary = writeTemporary(file, content);
    moveInto(temporary, file);
  }

  /**
   * Makes a file with this content unless it is there already, also if two processes try at once.
   */
  void createIfAbsent(Path file, byte[] content) throws IOException {
    Path temporary = writeTemporary(file, content);
    try {
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException theOtherWasFirst) {
      return;
    } catch (IOException | UnsupportedOperationException noHardLinksHere) {
      moveInto(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
      forceDirectory(parentOf(file));
    }
  }

  /** Makes an empty file unless it is there, durably: what there is room for on a full disk. */
  void createEmpty(Path file) throws IOException {
    createDirectories(parentOf(file));
    open(file, Set.of(CREATE, WRITE, LinkOption.NOFOLLOW_LINKS)).close();
    forceDirectory(parentOf(file));
  }

  /** Makes the names in a folder durable. */
  void forceDirectory(Path dir) throws IOException {
    if (isPosix(dir)) {
      try (FileChannel channel = FileChannel.open(dir, READ)) {
        channel.force(true);
      }
    }
  }

  private Path writeTemporary(Path file, byte[] content) throws IOException {
    createDirectories(parentOf(file));
    Path temporary = temporary(file);
    try (FileChannel channel = open(temporary, Set.of(CREATE_NEW, WRITE))) {
      write(channel, ByteBuffer.wrap(content));
      if (channel.size() != content.length) {
        throw new IOException(
            "%s must have %d bytes, had %d: what was written is not there"
                .formatted(file, content.length, channel.size()));
      }
      force(channel);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    return temporary;
  }

  private void moveInto(Path temporary, Path file) throws IOException {
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("this file system cannot rename a file atomically", e);
    }
    forceDirectory(parentOf(file));
  }

  private static Path temporary(Path file) {
    return file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  private static Path parentOf(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException(path + " must lie in a folder");
    }
    return parent;
  }

  /** Opens or makes a file that only its owner may read and write. */
  static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
    return FileChannel.open(file, options, ownerOnly(file, "rw-------"));
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
