package io.orrery.session;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does the same every so often, on a thread of its own; a failure is logged and goes no further.
 */
public final class Ticker implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Ticker.class.getName());

  private final Duration every;
  private final Runnable task;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AgentThread thread;

  /** Not begun yet; {@code every} is the pause between two turns. */
  public Ticker(String name, Duration every, Runnable task) {
    this.every = every;
    this.task = task;
    this.thread = AgentThread.urgent("orrery-" + name, this::run);
  }

  /** Begins, once. */
  public void start() {
    thread.start();
  }

  /** Ends it, and waits for the turn that is under way. */
  @Override
  public void close() {
    ended.countDown();
    thread.stop();
  }

  private void run() {
    try {
      do {
        turn();
      } while (!ended.await(every.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn() {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, thread + " failed, and goes on", e);
    }
  }
}
