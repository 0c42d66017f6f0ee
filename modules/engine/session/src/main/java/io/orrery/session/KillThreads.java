package io.orrery.session;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Threads of a kill switch's own: each task gets one at once, so that none waits for another that
 * hangs. Where the machine gives no more threads, tasks run one after the other on the caller's.
 */
final class KillThreads {

  private static final System.Logger LOG = System.getLogger(KillThreads.class.getName());
  private static final long IDLE_SECONDS = 5;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread made = new Thread(task, "orrery-kill");
            made.setDaemon(true);
            made.setPriority(Thread.MAX_PRIORITY);
            return made;
          });

  /** Starts all, each on a thread of its own. */
  void startAll(List<? extends FutureTask<?>> tasks) {
    List<FutureTask<?>> left = new ArrayList<>();
    for (FutureTask<?> task : tasks) {
      try {
        threads.execute(task);
      } catch (RuntimeException | OutOfMemoryError noThread) {
        LOG.log(Level.ERROR, "no thread for a part that must be killed", noThread);
        left.add(task);
      }
    }
    left.forEach(FutureTask::run);
  }

  /** Whether {@code task} ends well within what is left of {@code limit} since {@code start}. */
  static boolean isDone(FutureTask<?> task, long start, Duration limit) {
    try {
      long left = limit.toNanos() - (System.nanoTime() - start);
      task.get(Math.max(0, left), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return task.isDone();
    }
  }
}
