package io.orrery.backtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Runs many points on many threads. The results and their order do not depend on how many threads
 * there are. Safe for use by many threads; each {@link #run} stands alone.
 *
 * @param <R> what is kept of a run
 */
public final class Sweep<R> {

  private final List<SweepPoint> points;
  private final SweepRun<R> run;

  /**
   * A sweep over these points.
   *
   * @throws IllegalArgumentException if a point comes twice
   */
  public Sweep(List<SweepPoint> points, SweepRun<R> run) {
    if (new LinkedHashSet<>(points).size() != points.size()) {
      throw new IllegalArgumentException("a sweep must have no point twice, had " + points);
    }
    this.points = List.copyOf(points);
    this.run = run;
  }

  /**
   * Runs what has no result yet, and waits until it has.
   *
   * @param executor where the points run
   * @param workers how many run at once, 1 or above; as many as there are cores is best
   * @param earlier results that are there already; those of other points are left out
   * @param listener told of each point that ran
   * @param goOn asked now and then by all workers; the sweep ends when it says false
   * @throws SweepFailedException if a point or the listener failed
   * @throws InterruptedException if this thread was told to stop; the workers have then stopped
   */
  public SweepResult<R> run(
      Executor executor,
      int workers,
      Map<SweepPoint, R> earlier,
      SweepListener<R> listener,
      BooleanSupplier goOn)
      throws InterruptedException {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be at least 1, were " + workers);
    }
    Crew crew = new Crew(earlier, listener, goOn);
    crew.work(executor, Math.min(workers, Math.max(1, crew.todo.size())));
    return crew.result();
  }

  /** The workers of one run and what they share. */
  private final class Crew {
    private final Map<SweepPoint, R> results = new LinkedHashMap<>();
    private final List<SweepPoint> todo = new ArrayList<>();
    private final SweepListener<R> listener;
    private final BooleanSupplier goOn;
    private final AtomicInteger next = new AtomicInteger();
    private final int before;
    private final long begun = System.nanoTime();
    private volatile boolean stopped;
    private Optional<SweepFailedException> failure = Optional.empty();

    Crew(Map<SweepPoint, R> earlier, SweepListener<R> listener, BooleanSupplier goOn) {
      this.listener = listener;
      this.goOn = goOn;
      for (SweepPoint point : points) {
        R result = earlier.get(point);
        if (result == null) {
          todo.add(point);
        } else {
          results.put(point, result);
        }
      }
      this.before = results.size();
    }

    void work(Executor executor, int workers) throws InterruptedException {
      CountDownLatch ended = new CountDownLatch(workers);
      int started = 0;
      while (started < workers && starts(executor, ended)) {
        started++;
      }
      for (int i = started; i < workers; i++) {
        ended.countDown();
      }
      if (started == 0) {
        drain();
      }
      await(ended);
    }

    private void await(CountDownLatch ended) throws InterruptedException {
      try {
        ended.await();
      } catch (InterruptedException told) {
        stopped = true;
        ended.await();
        throw told;
      }
    }

    /** Whether the executor takes another worker; if it takes none, the caller works. */
    private boolean starts(Executor executor, CountDownLatch ended) {
      try {
        executor.execute(
            () -> {
              try {
                drain();
              } finally {
                ended.countDown();
              }
            });
        return true;
      } catch (RejectedExecutionException full) {
        return false;
      }
    }

    private void drain() {
      for (int i = next.getAndIncrement(); i < todo.size(); i = next.getAndIncrement()) {
        if (!goesOn()) {
          return;
        }
        runOne(todo.get(i));
      }
    }

    private void runOne(SweepPoint point) {
      try {
        tell(point, run.run(point, this::goesOn));
      } catch (CancellationException cancelled) {
        stopped = true;
      } catch (RuntimeException | Error failed) {
        fail(new SweepFailedException(point, failed));
      }
    }

    private boolean goesOn() {
      if (!stopped && !goOn.getAsBoolean()) {
        stopped = true;
      }
      return !stopped;
    }

    private synchronized void tell(SweepPoint point, R result) {
      results.put(point, result);
      long elapsed = System.nanoTime() - begun;
      listener.ran(point, result, SweepProgress.of(before, results.size(), points.size(), elapsed));
    }

    private synchronized void fail(SweepFailedException failed) {
      stopped = true;
      if (failure.isEmpty()) {
        failure = Optional.of(failed);
      }
    }

    synchronized SweepResult<R> result() {
      if (failure.isPresent()) {
        throw failure.get();
      }
      Map<SweepPoint, R> ordered = new LinkedHashMap<>();
      for (SweepPoint point : points) {
        R result = results.get(point);
        if (result != null) {
          ordered.put(point, result);
        }
      }
      return new SweepResult<>(ordered.size() == points.size(), ordered);
    }
  }
}
