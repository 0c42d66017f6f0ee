package io.orrery.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the format page says that the paper universe's business records are. */
final class LedgerFiles {

  private LedgerFiles() {}

  /** The sealed segments of a stream in their order, then the active one; none that is empty. */
  static List<Path> of(Path home, String stream) throws IOException {
    Path data = home.resolve("data/paper");
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(data.resolve("sealed"))) {
      try (Stream<Path> sealed = Files.list(data.resolve("sealed"))) {
        sealed
            .filter(file -> file.getFileName().toString().matches(stream + "-[0-9]+\\.jsonl"))
            .sorted()
            .forEach(files::add);
      }
    }
    files.add(active(home, stream));
    files.removeIf(file -> !Files.exists(file) || file.toFile().length() == 0);
    return files;
  }

  /** The file to which the stream's next record goes, be it there or not. */
  static Path active(Path home, String stream) {
    return home.resolve("data/paper").resolve(stream + ".jsonl");
  }

  /** How many bytes the members of a fact, without its type, take on average at the start. */
  static double factBytes(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.limit(1000).mapToInt(LedgerFiles::factBytes).average().orElse(Double.NaN);
    }
  }

  private static int factBytes(String line) {
    return line.lastIndexOf(",\"hash\":") - line.indexOf("\"symbol\":");
  }

  static long bytes(List<Path> files) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return bytes;
  }
}
