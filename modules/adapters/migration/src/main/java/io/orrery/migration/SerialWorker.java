package io.orrery.migration;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does work on a thread of its own, in order, while the caller reads what comes next. A few pieces
 * of work may wait; more make the caller wait, so that memory stays bounded.
 */
final class SerialWorker implements AutoCloseable {

  private static final int WAITING = 4;

  private final Semaphore room = new Semaphore(WAITING);
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "orrery-migration"));
  private volatile boolean hasFailed;
  private volatile @Nullable Throwable failure;
  private Future<?> last = java.util.concurrent.CompletableFuture.completedFuture("");

  /** Takes work to be done after what was taken before. */
  void take(Runnable work) {
    try {
      room.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while migrating", e);
    }
    if (hasFailed) {
      room.release();
      await();
    }
    last = thread.submit(() -> run(work));
  }

  /** After a failure nothing more is done: what follows stands on what failed. */
  private void run(Runnable work) {
    try {
      if (hasFailed) {
        throw new IllegalStateException("what came before has failed");
      }
      work.run();
    } catch (RuntimeException | Error e) {
      if (!hasFailed) {
        hasFailed = true;
        failure = e;
      }
      throw e;
    } finally {
      room.release();
    }
  }

  /** Waits until all is done; throws what failed first. */
  void await() {
    try {
      last.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while migrating", e);
    } catch (ExecutionException e) {
      if (failure instanceof RuntimeException first) {
        throw first;
      }
      if (failure instanceof Error first) {
        throw first;
      }
      throw new IllegalStateException(e);
    }
  }

  /** Takes nothing more, and waits until what was taken is done or has failed. */
  @Override
  public void close() {
    thread.shutdown();
    boolean isInterrupted = false;
    while (!thread.isTerminated()) {
      try {
        thread.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
