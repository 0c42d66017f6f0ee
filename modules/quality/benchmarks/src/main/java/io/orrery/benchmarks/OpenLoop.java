package io.orrery.benchmarks;

import io.orrery.trade.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Callers that start their appends when a timetable says so, not when the one before is done. Time
 * is measured from the intended start, so that a stall counts for all that had to wait behind it.
 */
final class OpenLoop {

  private final Contestant contestant;
  private final List<Trade> trades;
  private final double perSecond;
  private final Recorder latency = new Recorder(3);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final List<Thread> threads = new ArrayList<>();

  OpenLoop(Contestant contestant, List<Trade> trades, double perSecond) {
    this.contestant = contestant;
    this.trades = trades;
    this.perSecond = perSecond;
  }

  /** Begins; the timetable ends after {@code seconds}. */
  void start(long seconds) {
    long begin = System.nanoTime();
    double interval = Race.WRITERS / perSecond * 1e9;
    for (int writer = 0; writer < Race.WRITERS; writer++) {
      int number = writer;
      double first = interval * writer / Race.WRITERS;
      Thread thread =
          new Thread(
              () -> keepTo(number, begin, first, interval, seconds * 1e9), "writer-" + writer);
      threads.add(thread);
      thread.start();
    }
  }

  private void keepTo(int writer, long begin, double first, double interval, double length) {
    try {
      int next = writer;
      for (long i = 0; first + i * interval < length && failure.get() == null; i++) {
        long due = begin + (long) (first + i * interval);
        awaitUntil(due);
        contestant.record(writer, trades.get(next++ % trades.size()));
        latency.recordValue(System.nanoTime() - due);
      }
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    }
  }

  private static void awaitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Nanoseconds of all appends since the last call. */
  Histogram interval() {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException(contestant.name() + " failed", cause);
    }
    return latency.getIntervalHistogram();
  }

  void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    interval();
  }
}
