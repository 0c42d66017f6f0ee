package io.orrery.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which files this process has open, as Linux tells in {@code /proc/self}. */
final class OpenFiles {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final Path FACTS = Path.of("/proc/self/fdinfo");
  private static final String FLAGS = "flags:";
  private static final int ACCESS = 3;

  private OpenFiles() {}

  /** Those below {@code roots} that are open for writing; empty where nothing tells. */
  static Optional<List<Path>> forWriting(List<Path> roots) {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return Optional.empty();
    }
    List<Path> real = roots.stream().map(OpenFiles::real).toList();
    List<Path> found = new ArrayList<>();
    try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
      for (Path descriptor : descriptors.toList()) {
        target(descriptor)
            .filter(file -> real.stream().anyMatch(file::startsWith))
            .filter(file -> isForWriting(descriptor))
            .ifPresent(found::add);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(found);
  }

  private static Path real(Path root) {
    try {
      return root.toRealPath();
    } catch (IOException notThereYet) {
      return root;
    }
  }

  /** Empty if it has been closed meanwhile. */
  private static Optional<Path> target(Path descriptor) {
    try {
      return Optional.of(Files.readSymbolicLink(descriptor));
    } catch (IOException closed) {
      return Optional.empty();
    }
  }

  private static boolean isForWriting(Path descriptor) {
    try {
      for (String line : Files.readAllLines(FACTS.resolve(descriptor.getFileName().toString()))) {
        if (line.startsWith(FLAGS)) {
          return (Integer.parseInt(line.substring(FLAGS.length()).strip(), 8) & ACCESS) != 0;
        }
      }
      return true;
    } catch (IOException closed) {
      return false;
    }
  }
}
