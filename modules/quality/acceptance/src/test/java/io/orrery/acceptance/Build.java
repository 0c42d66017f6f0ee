package io.orrery.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What the build made, and where the tests may write. */
public final class Build {

  /** The checkout that was built. */
  static final Path CHECKOUT = Path.of(System.getProperty("orrery.checkout"));

  private static final Path SHARED = CHECKOUT.resolve("../shared");

  private Build() {}

  /** A file of the reference data; without it the calling test is skipped with a message. */
  static Path shared(String name) {
    Path file = SHARED.resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file),
        () -> "skipped: the reference data " + name + " is not beside the checkout");
    return file;
  }

  /** A fresh folder below the build's target folder. */
  public static Path freshFolder(String prefix) {
    try {
      Path parent = Files.createDirectories(Path.of("target", "homes").toAbsolutePath());
      return Files.createTempDirectory(parent, prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a folder and all in it. */
  public static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A loopback port that was free a moment ago. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Java that runs this test. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
