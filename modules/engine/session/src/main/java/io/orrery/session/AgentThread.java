package io.orrery.session;

/**
 * The thread on which an agent acts: a daemon that is told to stop and waited for. It is only ever
 * interrupted where it waits for the outside, so that a stop keeps no record from being written.
 * Safe for use by many threads.
 */
public final class AgentThread {

  private static final System.Logger LOG = System.getLogger(AgentThread.class.getName());
  private static final long PATIENCE_MILLIS = 10_000;

  private final Thread thread;
  private final Object gate = new Object();
  private boolean isWaiting;
  private volatile boolean isStopped;

  /** Something that may take long and can be given up. */
  @FunctionalInterface
  public interface Wait<T> {

    /** Waits, and answers what it waited for. */
    T get() throws InterruptedException;
  }

  /** Not begun yet. */
  public AgentThread(String name, Runnable work) {
    this.thread = new Thread(work, name);
    thread.setDaemon(true);
  }

  /** One that goes before others; not begun yet. */
  static AgentThread urgent(String name, Runnable work) {
    AgentThread urgent = new AgentThread(name, work);
    urgent.thread.setPriority(Thread.MAX_PRIORITY);
    return urgent;
  }

  /** Begins, once. */
  public void start() {
    thread.start();
  }

  /** Whether it was told to stop. */
  public boolean isStopped() {
    return isStopped;
  }

  /** Whether nothing of it runs. */
  public boolean isOver() {
    return !thread.isAlive();
  }

  /**
   * Waits for something, on this thread or on one that does its work instead.
   *
   * @throws InterruptedException if it was told to stop before or while it waited
   */
  public <T> T waitFor(Wait<T> wait) throws InterruptedException {
    synchronized (gate) {
      if (isStopped) {
        throw new InterruptedException(thread.getName() + " was told to stop");
      }
      isWaiting = true;
    }
    try {
      return wait.get();
    } finally {
      synchronized (gate) {
        isWaiting = false;
        if (isStopped && Thread.currentThread() == thread) {
          // it has said what it had to say
          Thread.interrupted();
        }
      }
    }
  }

  /** Tells it to stop, and waits until nothing of it runs, though not for ever. */
  public void stop() {
    synchronized (gate) {
      isStopped = true;
      if (isWaiting) {
        thread.interrupt();
      }
    }
    if (Thread.currentThread() != thread) {
      join();
    }
  }

  private void join() {
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.log(
          System.Logger.Level.ERROR,
          "{0} did not end within {1} ms",
          thread.getName(),
          PATIENCE_MILLIS);
    }
  }

  @Override
  public String toString() {
    return thread.getName();
  }
}
