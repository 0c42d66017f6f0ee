package io.orrery.benchmarks;

import io.orrery.trade.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;

/** Many threads that record one trade after the other, each waiting for its acknowledgement. */
final class Race {

  static final int WRITERS = 64;
  private static final int PREPARED = 8192;

  private final Contestant contestant;
  private final List<Trade> trades;
  private final long nanos;
  private final CountDownLatch ready = new CountDownLatch(WRITERS);
  private final CountDownLatch start = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(WRITERS);
  private final CountDownLatch leave = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final List<Histogram> latencies = new ArrayList<>();

  /**
   * What one round showed.
   *
   * @param records acknowledged
   * @param seconds from the first start to the last acknowledgement
   * @param latency nanoseconds from the call to its acknowledgement
   * @param allocated bytes that all threads of this process allocated
   */
  record Round(long records, double seconds, Histogram latency, long allocated) {
    double perSecond() {
      return records / seconds;
    }

    double allocatedPerRecord() {
      return allocated / (double) records;
    }

    double millisAt(double percentile) {
      return latency.getValueAtPercentile(percentile) / 1e6;
    }
  }

  private Race(Contestant contestant, Market market, int seconds) {
    this.contestant = contestant;
    this.trades = market.filled(PREPARED);
    this.nanos = seconds * 1_000_000_000L;
  }

  static Round run(Contestant contestant, Market market, int seconds) throws Exception {
    return new Race(contestant, market, seconds).run();
  }

  private Round run() throws Exception {
    for (int writer = 0; writer < WRITERS; writer++) {
      Histogram latency = histogram();
      latencies.add(latency);
      int number = writer;
      new Thread(() -> write(number, latency), "writer-" + writer).start();
    }
    ready.await();
    Allocations allocations = new Allocations();
    long began = System.nanoTime();
    start.countDown();
    done.await();
    double seconds = (System.nanoTime() - began) / 1e9;
    long allocated = allocations.bytes();
    leave.countDown();
    requireSuccess();
    Histogram all = histogram();
    latencies.forEach(all::add);
    return new Round(all.getTotalCount(), seconds, all, allocated);
  }

  private void requireSuccess() throws Exception {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException(contestant.name() + " failed", cause);
    }
  }

  private void write(int writer, Histogram latency) {
    try {
      ready.countDown();
      start.await();
      long end = System.nanoTime() + nanos;
      int next = writer;
      for (long before = System.nanoTime(); before < end; ) {
        contestant.record(writer, trades.get(next++ % PREPARED));
        long after = System.nanoTime();
        latency.recordValue(after - before);
        before = after;
      }
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    } finally {
      done.countDown();
    }
    awaitLeave();
  }

  private void awaitLeave() {
    try {
      leave.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Histogram histogram() {
    return new Histogram(1, 600_000_000_000L, 3);
  }
}
