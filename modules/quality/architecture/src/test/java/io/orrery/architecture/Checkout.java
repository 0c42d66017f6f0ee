package io.orrery.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source tree that is being built. */
final class Checkout {

  private final Path root = Path.of(System.getProperty("orrery.checkout", "../../.."));

  Path docs(String name) {
    return root.resolve("src/docs").resolve(name);
  }

  Path root() {
    return root;
  }

  /** Every Java source below {@code modules} whose path contains {@code part}, in order. */
  List<Path> sources(String part) {
    try (Stream<Path> files = Files.walk(root.resolve("modules"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains(part))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
