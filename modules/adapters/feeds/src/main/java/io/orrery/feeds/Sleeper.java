package io.orrery.feeds;

import java.time.Duration;

/** Waits; a test waits without time passing. */
@FunctionalInterface
public interface Sleeper {

  /** Waits on the thread, which an interrupt ends at once. */
  Sleeper THREAD = wait -> Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000);

  /**
   * Waits that long.
   *
   * @throws InterruptedException if the thread was told to stop
   */
  void sleep(Duration wait) throws InterruptedException;
}
