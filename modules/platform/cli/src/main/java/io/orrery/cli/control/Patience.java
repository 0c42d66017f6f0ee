package io.orrery.cli.control;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How long a command waits for a server's answer. */
final class Patience {

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final long PAUSE_MILLIS = 100;

  private Patience() {}

  /** Whether {@code isSo} within ten seconds. */
  static boolean until(BooleanSupplier isSo) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return true;
  }
}
