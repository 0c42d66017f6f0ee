package io.orrery.cli.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that a person asked for, such as a tear sheet: the only thing that the command line writes
 * besides what adapters keep. It is never inside of what a home keeps for itself.
 */
public final class ReportFile {

  private final Path file;
  private final Path folder;

  private ReportFile(Path file, Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /**
   * A file that can be written later; one that is there will be replaced whole.
   *
   * @param home whose data, logs and configuration it must not be among
   * @throws IllegalArgumentException if its folder is not there, it is a folder itself, or it would
   *     lie where the home keeps its own; nothing was written
   */
  public static ReportFile at(Path file, Path home) {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null || !Files.isDirectory(parent) || Files.isDirectory(absolute)) {
      throw new IllegalArgumentException(
          "a report must be a file in a folder that is there, was " + file);
    }
    try {
      Path folder = parent.toRealPath();
      new KeptFolders(home).requireOutside(folder, "a report");
      return new ReportFile(folder.resolve(absolute.getFileName()), folder);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "a report cannot be written to %s: %s".formatted(file, e), e);
    }
  }

  /**
   * Writes the file whole: whoever looks meanwhile sees what was there before. A symbolic link in
   * its place is replaced, not followed.
   *
   * @throws UncheckedIOException if the disk failed; what was there before is still there
   */
  public void write(String text) {
    try {
      Path draft = folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid());
      try {
        Files.writeString(draft, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        if (Files.exists(draft, LinkOption.NOFOLLOW_LINKS)) {
          Files.delete(draft);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written: %s".formatted(file, e), e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
