package io.orrery.benchmarks;

import io.orrery.trade.Trade;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Bytes that the whole path of a record allocates, in all threads of the process. */
final class AllocSection {

  private static final int RECORDS = 200_000;

  private final Options options;
  private final Path home;

  AllocSection(Options options, Path home) {
    this.options = options;
    this.home = home;
  }

  List<Bar> run() throws Exception {
    MeasuredLedger ledger = new PortLedger(home, Clock.systemUTC());
    Market market = new Market(options.records());
    List<Trade> trades = market.filled(8192);
    Table table = new Table("path", "records", "allocated B/record");
    try (MeasuredLedger.Writer writer = ledger.open()) {
      OrreryContestant contestant = new OrreryContestant(home, writer);
      Race.run(contestant, market, options.seconds());
      Race.Round blocking = Race.run(contestant, market, options.seconds());
      row(table, "append, 64 writers", blocking.records(), blocking.allocated());
      asynchronous(writer, trades);
      row(table, "append, asynchronous", RECORDS, asynchronous(writer, trades));
    }
    MeasuredLedger.Reader reader = ledger.reader();
    reader.quantities();
    long records = reader.lastSeq();
    Allocations scan = new Allocations();
    reader.quantities();
    row(table, "full scan", records, scan.bytes());
    Allocations newest = new Allocations();
    int found = reader.newest(trades.get(0).symbol(), records, Questions.NEWEST).size();
    row(table, "newest 100 of a symbol", found, newest.bytes());
    table.print("alloc: by the counters of the JVM; making the trades is not counted");
    return List.of();
  }

  private static long asynchronous(MeasuredLedger.Writer writer, List<Trade> trades)
      throws InterruptedException {
    Pipeline pipeline = new Pipeline();
    Allocations allocations = new Allocations();
    for (int i = 0; i < RECORDS; i++) {
      pipeline.enter();
      pipeline.leaveWith(writer.appendAsync(trades.get(i % trades.size())));
    }
    pipeline.drain();
    return allocations.bytes();
  }

  private static void row(Table table, String path, long records, long bytes) {
    table.row(
        path, Table.whole((double) records), Table.whole(bytes / (double) Math.max(1, records)));
  }
}
