package io.orrery.session;

import io.orrery.universe.Session;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Tells, one after the other and on a thread of its own, of records that nobody waits for. The
 * thread is there only once it is needed.
 */
final class Teller implements Executor, AutoCloseable {

  private final ExecutorService thread;

  Teller(Session session) {
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made =
                  new Thread(
                      task, "orrery-teller-%s-%s".formatted(session.id(), session.universe()));
              made.setDaemon(true);
              return made;
            });
  }

  /** What comes after the end is done at once: it finds the session closed. */
  @Override
  public void execute(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      task.run();
    }
  }

  /** Whether its thread has ended. */
  boolean isOver() {
    return thread.isTerminated();
  }

  /** Takes nothing more; what waits finds the session closed. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
