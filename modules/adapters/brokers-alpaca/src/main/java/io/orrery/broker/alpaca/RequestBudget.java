package io.orrery.broker.alpaca;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A token bucket under the broker's limit of requests. Cancels come first: a part of the burst is
 * theirs alone, and others wait while a cancel does. Safe for use by many threads.
 */
final class RequestBudget {

  /** Who goes first. */
  enum Priority {
    CANCEL,
    ORDINARY
  }

  private final AlpacaPace.Budget size;
  private final LongSupplier nanos;
  private final long nanosPerRequest;

  /** How far into the past the burst reaches: the bucket is full when this is a burst ago. */
  private long emptySince;

  private long pausedUntil;
  private int waitingCancels;

  /**
   * A full bucket.
   *
   * @param nanos a clock that only goes on, such as {@link System#nanoTime}
   */
  RequestBudget(AlpacaPace.Budget size, LongSupplier nanos) {
    this.size = size;
    this.nanos = nanos;
    this.nanosPerRequest = Duration.ofMinutes(1).toNanos() / size.perMinute();
    this.emptySince = nanos.getAsLong() - size.burst() * nanosPerRequest;
    this.pausedUntil = nanos.getAsLong();
  }

  /**
   * Waits for its turn.
   *
   * @param deadline on the clock of this
   * @return false if it did not come before the deadline; nothing was taken then
   */
  synchronized boolean take(Priority priority, long deadline) throws InterruptedException {
    waitingCancels += priority == Priority.CANCEL ? 1 : 0;
    try {
      for (long wait = tryTake(priority); wait > 0; wait = tryTake(priority)) {
        long left = deadline - nanos.getAsLong();
        if (left <= 0) {
          return false;
        }
        wait(Math.max(1, Math.min(wait, left) / 1_000_000));
      }
      return true;
    } finally {
      waitingCancels -= priority == Priority.CANCEL ? 1 : 0;
      notifyAll();
    }
  }

  /** Takes a request and answers 0, or answers for how many nanoseconds to wait at least. */
  synchronized long tryTake(Priority priority) {
    long now = nanos.getAsLong();
    emptySince = Math.max(emptySince, now - size.burst() * nanosPerRequest);
    boolean ordinary = priority == Priority.ORDINARY;
    long untouched = ordinary ? size.forCancels() * nanosPerRequest : 0;
    long wait = emptySince + nanosPerRequest + untouched - now;
    if (ordinary) {
      wait = Math.max(wait, pausedUntil - now);
      wait = waitingCancels > 0 ? Math.max(wait, nanosPerRequest) : wait;
    }
    if (wait > 0) {
      return wait;
    }
    emptySince += nanosPerRequest;
    return 0;
  }

  /** The broker says that its limit is reached: all but cancels wait for so long. */
  synchronized void pause(Duration length) {
    pausedUntil = Math.max(pausedUntil, nanos.getAsLong() + length.toNanos());
  }
}
