package io.orrery.feeds;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.UUID;

/** Every change that this module makes to a disk, in one class. */
final class DataFiles {

  private DataFiles() {}

  /** Makes a folder and those above it, durably. */
  static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      makeFolder(parent(folder));
      try {
        Files.createDirectory(folder);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(folder)) {
          throw e;
        }
      }
      force(parent(folder));
    }
  }

  /** Something that writes content and may fail. */
  interface Content {
    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes a new file, durably; nobody may change it afterwards. */
  static void create(Path file, Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE)) {
      OutputStream out = Channels.newOutputStream(channel);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
    if (!file.toFile().setReadOnly()) {
      throw new IOException(file + " cannot be made read-only");
    }
  }

  /** Copies all that can be read into {@code out}. */
  static void copy(Path from, OutputStream out) throws IOException {
    try (InputStream in = Files.newInputStream(from)) {
      in.transferTo(out);
    }
  }

  /** Puts a file, whole or not at all, in the place of an older one of that name. */
  static void replace(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(temporaryName(file));
    try {
      try (FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE)) {
        write(channel, ByteBuffer.wrap(content));
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    force(parent(file));
  }

  /** A name beside {@code file} that nothing else has. */
  static String temporaryName(Path file) {
    return "." + file.getFileName() + "." + UUID.randomUUID() + ".tmp";
  }

  /** Gives a folder another name, durably; there must be nothing of that name. */
  static void move(Path from, Path to) throws IOException {
    force(from);
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    force(parent(to));
  }

  /** Deletes a folder and all in it, if it is there; follows no link. */
  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path visited, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
    force(parent(folder));
  }

  /** Opens a file at its end, and makes it if it is missing. */
  static FileChannel openToAppend(Path file) throws IOException {
    boolean isNew = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    FileChannel channel =
        FileChannel.open(file, java.util.Set.of(CREATE, APPEND, LinkOption.NOFOLLOW_LINKS));
    if (isNew) {
      force(parent(file));
    }
    return channel;
  }

  /** Cuts a file off behind its first {@code size} bytes, after the rest was kept in another. */
  static void cutOff(Path file, long size, Path rest) throws IOException {
    try (FileChannel channel = FileChannel.open(file, READ, WRITE, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer tail = ByteBuffer.allocate(Math.toIntExact(channel.size() - size));
      while (tail.hasRemaining() && channel.read(tail, size + tail.position()) >= 0) {
        // until all of the tail is there
      }
      try (FileChannel kept = FileChannel.open(rest, CREATE, APPEND, LinkOption.NOFOLLOW_LINKS)) {
        write(kept, tail.flip());
        kept.force(true);
      }
      channel.truncate(size);
      channel.force(true);
    }
    force(parent(file));
  }

  /** Writes all of {@code bytes}. */
  static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** The folder that holds {@code path}. */
  static Path parent(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "the root has no parent");
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }
}
