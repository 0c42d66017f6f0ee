package io.orrery.proof;

import io.orrery.basics.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a home by their digests, the ledgers of audit records left out. */
final class HomeFiles {

  private HomeFiles() {}

  static Map<String, String> of(Path home) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = home.relativize(file).toString();
        if (!name.matches("logs/[a-z]+/audit\\.jsonl")) {
          files.put(name, Sha256.of(Files.readAllBytes(file)).value());
        }
      }
    }
    return files;
  }

  /** What is left of twins in the folder for temporary files. */
  static long scratch() throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> each.getFileName().toString().startsWith(ScratchFolder.prefix()))
          .count();
    }
  }
}
