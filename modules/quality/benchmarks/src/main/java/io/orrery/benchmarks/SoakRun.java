package io.orrery.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Half of what the ledger can take, for a long time, with an eye on what the process uses. */
final class SoakRun {

  private static final int SAMPLE_SECONDS = 5;
  private static final int PREPARED = 8192;
  private static final double FASTEST = 300_000;
  private static final double LONGEST_LINE = 650;
  private static final double SPARE = 1.5;

  private final Path home;
  private final Path csv;
  private final long seconds;
  private final int maximumSeconds;
  private final double cap;

  /** {@code home} is an empty folder; the samples go to {@code csv}. */
  SoakRun(Path home, Path csv) {
    this.home = home;
    this.csv = csv;
    this.seconds = Math.round(Double.parseDouble(System.getProperty("test.minutes", "30")) * 60);
    this.maximumSeconds = (int) Math.max(1, Math.min(30, seconds / 2));
    this.cap = Double.parseDouble(System.getProperty("test.records.per.second", "Infinity"));
  }

  void run() throws Exception {
    Market market = new Market(1_000_000);
    requireSpace(FASTEST * LONGEST_LINE * maximumSeconds);
    try (MeasuredLedger.Writer writer = new PortLedger(home, Clock.systemUTC()).open()) {
      OrreryContestant ledger = new OrreryContestant(home, writer);
      Race.Round highest = Race.run(ledger, market, maximumSeconds);
      double rate = Math.min(highest.perSecond() / 2, cap);
      double line = ledger.bytesPerRecord(highest.records());
      System.out.printf(
          Locale.ROOT,
          "%d writers reached %,.0f records/s in %d s; holding %,.0f records/s%s of %.0f B for %d s: %.1f GB%n",
          Race.WRITERS,
          highest.perSecond(),
          maximumSeconds,
          rate,
          rate == cap ? " (capped by test.records.per.second, less than half)" : " (half)",
          line,
          seconds,
          rate * line * seconds / 1e9);
      requireSpace(rate * line * seconds);
      OpenLoop load = new OpenLoop(ledger, market.filled(PREPARED), rate);
      sample(load);
    }
  }

  private void requireSpace(double bytes) throws IOException {
    double free = Files.getFileStore(home).getUsableSpace();
    if (free < SPARE * bytes) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "the disk must have 1.5 times the %.1f GB that this soak writes, has %.1f GB free: lower -Dtest.records.per.second or -Dtest.minutes",
              bytes / 1e9,
              free / 1e9));
    }
  }

  private void sample(OpenLoop load) throws Exception {
    ProcessGauges gauges = new ProcessGauges();
    System.gc();
    long begin = System.nanoTime();
    long last = begin;
    load.start(seconds);
    try (BufferedWriter lines = Files.newBufferedWriter(csv)) {
      lines.write(SoakSample.COLUMNS + "\n");
      for (long i = 1; i * SAMPLE_SECONDS <= seconds; i++) {
        long due = begin + i * SAMPLE_SECONDS * 1_000_000_000L;
        Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
        long now = System.nanoTime();
        SoakSample sample =
            sample(gauges, load.interval(), (now - begin) / 1e9, (now - last) / 1e9);
        last = now;
        lines.write(sample.line() + "\n");
        lines.flush();
        if (i % 12 == 0 || seconds < 120) {
          System.out.println(sample.line());
        }
      }
    }
    load.join();
  }

  private SoakSample sample(ProcessGauges gauges, Histogram latency, double since, double length)
      throws IOException {
    return new SoakSample(
        since,
        latency.getTotalCount() / length,
        latency.getValueAtPercentile(50) / 1e6,
        latency.getValueAtPercentile(99) / 1e6,
        latency.getValueAtPercentile(99.9) / 1e6,
        gauges.heapAfterCollection(),
        gauges.resident(),
        gauges.handles(),
        Files.getFileStore(home).getUsableSpace() / 1e9);
  }
}
