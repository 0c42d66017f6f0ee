package io.orrery.benchmarks;

import io.orrery.trade.Trade;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** One caller with 10,000 appends on their way, beside a file of as many bytes. */
final class AsyncSection {

  private static final int BLOCK = 1 << 20;
  private static final double SHARE = 0.60;
  private static final double ENOUGH = 1_000_000;

  private final Options options;
  private final Path folder;
  private final List<Trade> trades;

  AsyncSection(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
    this.trades = new Market(options.records()).filled(8192);
  }

  /** What both did with the same number of bytes. */
  private record Round(double recordsPerSecond, double bytesPerSecond, double plain, double line) {
    double goal() {
      return Math.min(SHARE * plain / line, ENOUGH);
    }
  }

  List<Bar> run() throws Exception {
    Path home = folder.resolve("home");
    Round[] rounds = new Round[options.rounds()];
    try (MeasuredLedger.Writer ledger = new PortLedger(home, Clock.systemUTC()).open()) {
      round(ledger, home);
      for (int i = 0; i < rounds.length; i++) {
        rounds[i] = round(ledger, home);
      }
    }
    double ours = median(Arrays.stream(rounds).mapToDouble(Round::recordsPerSecond));
    double goal = median(Arrays.stream(rounds).mapToDouble(Round::goal));
    print(rounds, ours, goal);
    return List.of(Bar.atLeast("ledger.async", ours, "records/s", goal));
  }

  private Round round(MeasuredLedger.Writer ledger, Path home) throws Exception {
    long before = LedgerFiles.bytes(LedgerFiles.of(home, "trades"));
    long records = 0;
    Pipeline pipeline = new Pipeline();
    long start = System.nanoTime();
    long end = start + options.seconds() * 1_000_000_000L;
    while (System.nanoTime() < end) {
      pipeline.enter();
      pipeline.leaveWith(ledger.appendAsync(trades.get((int) (records % trades.size()))));
      records++;
    }
    pipeline.drain();
    double seconds = (System.nanoTime() - start) / 1e9;
    long bytes = LedgerFiles.bytes(LedgerFiles.of(home, "trades")) - before;
    return new Round(
        records / seconds, bytes / seconds, bytes / plainSeconds(bytes), bytes / (double) records);
  }

  /** How long a plain file takes for as many bytes in forced blocks. */
  private double plainSeconds(long bytes) throws IOException {
    Path file = folder.resolve("plain.bin");
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    long start = System.nanoTime();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long left = bytes; left > 0; left -= BLOCK) {
        block.clear().limit((int) Math.min(left, BLOCK));
        while (block.hasRemaining()) {
          channel.write(block);
        }
        channel.force(false);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Files.delete(file);
    return seconds;
  }

  private void print(Round[] rounds, double ours, double goal) {
    double plain = median(Arrays.stream(rounds).mapToDouble(Round::plain));
    double line = median(Arrays.stream(rounds).mapToDouble(Round::line));
    new Table("contestant", "records/s", "MB/s", "B/record")
        .row("Orrery", Table.whole(ours), Table.whole(ours * line / 1e6), Table.whole(line))
        .row("plain file", Table.whole(plain / line), Table.whole(plain / 1e6), Table.whole(line))
        .print(
            "async: one caller, %d appends on their way, against forced blocks of 1 MiB; median of %d rounds"
                .formatted(Pipeline.IN_FLIGHT, rounds.length));
    System.out.println(
        goal < ENOUGH
            ? "the goal is bound by the file: 0.60 of its bytes/s"
            : "the goal is bound by 1,000,000 records/s");
  }

  private static double median(java.util.stream.DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
