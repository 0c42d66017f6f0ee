package io.orrery.session;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads of a kill switch's own: as many as are needed so that no task waits for another that
 * hangs. Where the machine gives no more threads, tasks run one after the other on the caller's.
 */
final class KillThreads {

  private static final System.Logger LOG = System.getLogger(KillThreads.class.getName());
  private static final long IDLE_SECONDS = 5;
  private static final int LOOKS = 10;
  private static final long LOOK_NANOS = 500_000;

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

  /**
   * Starts all, and returns when the last has begun. One thread takes them one after the other, so
   * that a busy machine has to find time for one thread only; as long as some wait because others
   * hang, twice as many threads take them every few milliseconds.
   */
  void startAll(List<? extends FutureTask<?>> tasks) {
    Queue<FutureTask<?>> waiting = new ConcurrentLinkedQueue<>(tasks);
    int workers = 1;
    while (!waiting.isEmpty()) {
      for (int i = 0; i < workers && !waiting.isEmpty(); i++) {
        takeAll(waiting);
      }
      workers *= 2;
      for (int i = 0; i < LOOKS && !waiting.isEmpty(); i++) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private void takeAll(Queue<FutureTask<?>> waiting) {
    Runnable taking =
        () -> {
          for (FutureTask<?> task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
          }
        };
    try {
      threads.execute(taking);
    } catch (RuntimeException | OutOfMemoryError noThread) {
      LOG.log(Level.ERROR, "no thread for parts that must be killed", noThread);
      taking.run();
    }
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
