package io.orrery.cli.export;

import io.orrery.basics.Sha256;
import io.orrery.cli.terminal.KeptFolders;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that a person asked for, which is there whole or not at all: everything is written into
 * a hidden draft beside it, forced to the disk, and the draft takes the folder's name last. What a
 * killed process leaves is a draft, {@code .NAME.PID.partial}, which has no manifest that is
 * complete and may be deleted.
 */
final class ExportFolder implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final Path draft;

  private ExportFolder(Path folder, Path draft) {
    this.folder = folder;
    this.draft = draft;
  }

  /**
   * Begins a draft.
   *
   * @param folder not there yet, or empty
   * @param home whose data, logs and configuration it must not be among
   * @throws IllegalArgumentException if the folder has something in it, its parent is not there, or
   *     it would lie where the home keeps its own; nothing was written
   * @throws IOException if the disk failed
   */
  static ExportFolder begin(Path folder, Path home) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new IllegalArgumentException(
          "--out must be a new folder in a folder that is there, was " + folder);
    }
    Path real = parent.toRealPath();
    new KeptFolders(home).requireOutside(real.resolve(absolute.getFileName()), "an export");
    requireFree(absolute);
    String name = absolute.getFileName().toString();
    Path draft = real.resolve(".%s.%d.partial".formatted(name, ProcessHandle.current().pid()));
    Files.createDirectory(draft);
    return new ExportFolder(real.resolve(name), draft);
  }

  private static void requireFree(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      boolean isEmpty = false;
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        try (Stream<Path> inside = Files.list(folder)) {
          isEmpty = inside.findAny().isEmpty();
        }
      }
      if (!isEmpty) {
        throw new IllegalArgumentException(
            "--out must be a folder that is not there yet, or empty: nothing is written over, was "
                + folder);
      }
    }
  }

  /** The folder as it will be called. */
  Path folder() {
    return folder;
  }

  /** Where a file of the draft lies. */
  Path path(String relative) {
    return draft.resolve(relative);
  }

  /** Opens a file of the draft at its end; folders on the way are made. */
  OutputStream append(String relative) throws IOException {
    Path file = path(relative);
    Files.createDirectories(file.getParent());
    return new BufferedOutputStream(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), BUFFER);
  }

  /** Writes a small file of the draft. */
  void write(String relative, String text) throws IOException {
    Files.writeString(path(relative), text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
  }

  /** A file's SHA-256. */
  Sha256 sha256(String relative) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] piece = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(path(relative))) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        digest.update(piece, 0, count);
      }
    }
    return Sha256.ofRaw(digest.digest());
  }

  /** Removes a folder of the draft with all that is in it. */
  void delete(String relative) throws IOException {
    deleteTree(path(relative));
  }

  /** Forces everything to the disk, and gives the draft its name. */
  void complete() throws IOException {
    try (Stream<Path> all = Files.walk(draft)) {
      for (Path each : all.toList()) {
        force(each);
      }
    }
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    force(folder.resolveSibling(""));
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes the draft unless it was completed. */
  @Override
  public void close() throws IOException {
    deleteTree(draft);
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> found = Files.walk(root)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
