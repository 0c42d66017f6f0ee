package io.orrery.launcher;

import java.util.logging.LogManager;

/**
 * Keeps the log open while the process ends: the JDK's own manager closes it at once, and what the
 * application says about its shutdown is lost.
 */
public final class LastingLogManager extends LogManager {
  /** For {@code -Djava.util.logging.manager}. */
  public LastingLogManager() {}

  @Override
  public void reset() {
    if (!Thread.currentThread().getClass().getName().endsWith("LogManager$Cleaner")) {
      super.reset();
    }
  }
}
