package io.orrery.trading.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Reference data beside the checkout; without it the calling test is skipped with a message. */
public final class Shared {

  private static final Path FOLDER = Path.of("../../../../shared");

  private Shared() {}

  public static String text(String name) {
    Path file = FOLDER.resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file),
        () -> "skipped: the reference data " + name + " is not beside the checkout");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Json golden(String name) {
    return Json.parse(text("golden/" + name));
  }
}
