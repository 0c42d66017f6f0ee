package io.orrery.benchmarks;

import io.orrery.testkit.MovableClock;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Trade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A year of trades and equity points in a home, recorded through the ledger by several sessions
 * whose clock runs with the trades. Made once in a folder.
 */
final class Dataset {

  private static final int SESSIONS = 10;
  private static final String MARK = "complete.txt";

  private final Path home;
  private final Market market;
  private final long records;

  /** {@code records} is how many trades, and how many equity points, there are to be. */
  Dataset(Path home, long records) {
    this.home = home;
    this.records = records;
    this.market = new Market(records);
  }

  Market market() {
    return market;
  }

  /** Makes it unless an earlier run did. */
  Dataset ensure() throws Exception {
    if (isComplete()) {
      System.out.println("reading what an earlier run recorded in " + home);
      return this;
    }
    Workspace.delete(home);
    Files.createDirectories(home);
    long start = System.nanoTime();
    record();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "recorded %,d trades and as many equity points in %.0f s: %,.0f records/s%n",
        records,
        seconds,
        2 * records / seconds);
    Files.writeString(home.resolveSibling(home.getFileName() + "-" + MARK), signature());
    return this;
  }

  private boolean isComplete() throws IOException {
    Path mark = home.resolveSibling(home.getFileName() + "-" + MARK);
    return Files.exists(mark) && Files.readString(mark).equals(signature());
  }

  /** Changes whenever another dataset would be made. */
  private String signature() {
    return "%d records, %s%n%s%n".formatted(records, market.trade(records), market.equity(records));
  }

  private void record() throws Exception {
    MovableClock clock = new MovableClock(market.opening(0));
    MeasuredLedger ledger = new PortLedger(home, clock);
    int days = Market.DAYS / SESSIONS;
    for (int session = 0; session < SESSIONS; session++) {
      Pipeline pipeline = new Pipeline();
      try (MeasuredLedger.Writer writer = ledger.open()) {
        for (int day = session * days; day < (session + 1) * days; day++) {
          record(day, clock, writer, pipeline);
        }
        pipeline.drain();
      }
    }
  }

  private void record(int day, MovableClock clock, MeasuredLedger.Writer writer, Pipeline pipeline)
      throws InterruptedException {
    long first = day * market.perDay() + 1;
    long last = Math.min(records, first + market.perDay() - 1);
    for (long number = first; number <= last; number++) {
      Trade trade = market.trade(number);
      EquityPoint point = market.equity(number);
      clock.set(trade.executedAt());
      pipeline.enter();
      pipeline.leaveWith(writer.appendAsync(trade));
      pipeline.enter();
      pipeline.leaveWith(writer.appendAsync(point));
    }
  }
}
