package io.orrery.benchmarks;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps a number of appends on their way: whoever adds one more waits until another is there. */
final class Pipeline {

  /** So many appends one caller has on their way. */
  static final int IN_FLIGHT = 10_000;

  private final Semaphore free = new Semaphore(IN_FLIGHT);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** Waits for a place; to be called before each append. */
  void enter() throws InterruptedException {
    free.acquire();
    requireSuccess();
  }

  /** Frees the place when {@code append} is acknowledged. */
  void leaveWith(CompletionStage<?> append) {
    append.whenComplete(
        (recorded, failed) -> {
          if (failed != null) {
            failure.compareAndSet(null, failed);
          }
          free.release();
        });
  }

  /** Waits for all that are on their way. */
  void drain() throws InterruptedException {
    free.acquire(IN_FLIGHT);
    free.release(IN_FLIGHT);
    requireSuccess();
  }

  private void requireSuccess() {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException("an asynchronous append failed", cause);
    }
  }
}
