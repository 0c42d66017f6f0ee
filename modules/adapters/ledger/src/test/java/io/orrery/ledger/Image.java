package io.orrery.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All files of a home as they were at one moment: what a process that died would have left. */
final class Image {

  private final Path home;
  private final Map<Path, byte[]> files = new TreeMap<>();

  private Image(Path home) {
    this.home = home;
  }

  static Image of(Path home) {
    Image image = new Image(home);
    for (Path file : all(home)) {
      if (Files.isRegularFile(file)) {
        image.files.put(file, read(file));
      }
    }
    return image;
  }

  /** Makes the home what it was. */
  void restore() {
    try {
      List<Path> present = all(home);
      present.sort(Comparator.reverseOrder());
      for (Path file : present) {
        if (Files.isRegularFile(file)) {
          Files.delete(file);
        }
      }
      for (Map.Entry<Path, byte[]> file : files.entrySet()) {
        Files.createDirectories(file.getKey().getParent());
        Files.write(file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Image image
        && files.keySet().equals(image.files.keySet())
        && files.keySet().stream()
            .allMatch(file -> Arrays.equals(files.get(file), image.files.get(file)));
  }

  @Override
  public int hashCode() {
    return files.keySet().hashCode();
  }

  @Override
  public String toString() {
    return files.keySet().toString();
  }

  private static List<Path> all(Path home) {
    try (Stream<Path> walk = Files.walk(home)) {
      return new java.util.ArrayList<>(walk.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    // The lock file means nothing by its content, and to open it would give the lock away.
    if (file.endsWith("session.lock")) {
      return new byte[0];
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
