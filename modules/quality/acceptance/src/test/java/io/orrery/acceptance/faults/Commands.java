package io.orrery.acceptance.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands of the operating system, run to their end. */
final class Commands {

  private Commands() {}

  /** Runs a command that must succeed; what it said. */
  static String run(String... command) {
    Ended ended = end(command);
    if (ended.code() != 0) {
      throw new IllegalStateException(
          "%s must succeed, but ended with %d: %s"
              .formatted(List.of(command), ended.code(), ended.output()));
    }
    return ended.output();
  }

  /** Runs a command that may fail; whether it succeeded. */
  static boolean succeeds(String... command) {
    return end(command).code() == 0;
  }

  private record Ended(int code, String output) {}

  private static Ended end(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
