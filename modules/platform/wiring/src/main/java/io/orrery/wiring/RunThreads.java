package io.orrery.wiring;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which backtests run: as many as there are cores, and a few runs that wait, each of
 * which holds its data in memory already.
 */
final class RunThreads implements Executor, AutoCloseable {

  /** Most runs that wait. */
  static final int WAITING = 16;

  private static final long LONGEST_END_SECONDS = 20;

  private final ThreadPoolExecutor pool;

  RunThreads(ThreadFactory threads, int running) {
    this.pool =
        new ThreadPoolExecutor(
            running, running, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), threads);
  }

  /**
   * Takes a run.
   *
   * @throws RejectedExecutionException if as many as may wait are waiting
   */
  @Override
  public void execute(Runnable run) {
    try {
      pool.execute(run);
    } catch (RejectedExecutionException e) {
      throw new RejectedExecutionException(
          "at most %d runs may be under way and %d wait, and as many are: try again when one is over"
              .formatted(pool.getMaximumPoolSize(), WAITING),
          e);
    }
  }

  /** Takes no more, and waits until those that were told to end have ended their sessions. */
  @Override
  public void close() {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
