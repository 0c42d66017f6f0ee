package io.orrery.rest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Takes two runs, and runs them when the test says so. */
final class HeldRuns implements Executor {

  private final Deque<Runnable> runs = new ArrayDeque<>();

  @Override
  public synchronized void execute(Runnable run) {
    if (runs.size() == 2) {
      throw new RejectedExecutionException("at most 2 runs may wait, and as many do");
    }
    runs.add(run);
  }

  /** Runs what waits, to its end. */
  synchronized void runAll() {
    while (!runs.isEmpty()) {
      runs.remove().run();
    }
  }
}
