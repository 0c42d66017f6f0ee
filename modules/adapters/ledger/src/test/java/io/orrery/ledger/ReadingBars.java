package io.orrery.ledger;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.ExecutionId;
import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Mic;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Sha256;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.trade.Direction;
import io.orrery.trade.EquityHistory;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Origin;
import io.orrery.trade.Selection;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeHistory;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * Measures the bars of reading on a generated ledger: {@code write|trades|equity}, a folder, how
 * many records, and for {@code write} the stream.
 */
final class ReadingBars {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SEGMENT = 64L << 20;
  private static final int DAYS = 250;

  private ReadingBars() {}

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[1]);
    long records = Long.parseLong(args[2]);
    switch (args[0]) {
      case "write" -> write(home, records, Stream.valueOf(args[3]));
      case "trades" -> trades(home, records);
      default -> equity(home);
    }
  }

  static void write(Path home, long records, Stream stream) throws IOException {
    try (Segments segments = new Segments(home, Universe.PAPER, stream, SEGMENT)) {
      Session session = Paper.begin(Universe.PAPER).session();
      Random random = new Random(1);
      for (long i = 0; i < records; i++) {
        Instant time = BEGIN.plusNanos(i * (DAYS * 86_400_000_000L / records) * 1000);
        segments.add(
            session,
            stream == Stream.TRADES ? trade(i, time, random) : equity(i, time, random),
            time.plusMillis(3));
      }
      segments.seal();
    }
  }

  private static Trade trade(long i, Instant time, Random random) {
    return new Trade(
        symbol(random),
        random.nextBoolean() ? Side.BUY : Side.SELL,
        new Quantity(BigDecimal.valueOf(1 + random.nextInt(500))),
        new Price(BigDecimal.valueOf(10_000 + random.nextInt(10_000), 2)),
        new CurrencyCode("USD"),
        time,
        Optional.of(new Mic("XNAS")),
        Optional.of(new OrderId("o-" + i)),
        Optional.of(new ExecutionId("e-" + i)),
        Optional.of(new StrategyName("s" + random.nextInt(5))),
        Optional.empty(),
        Optional.empty());
  }

  private static EquityPoint equity(long i, Instant time, Random random) {
    return new EquityPoint(
        time,
        new CurrencyCode("USD"),
        new Amount(BigDecimal.valueOf(10_000_000 + random.nextInt(1_000_000), 2)),
        new Amount(BigDecimal.valueOf(random.nextInt(1_000_000), 2)),
        Optional.empty(),
        Optional.of(true),
        Optional.empty(),
        Optional.of(
            new Origin(new IdempotencyKey("k-" + i / 1000), 1 + i % 1000, Sha256.of(new byte[0]))));
  }

  private static Symbol symbol(Random random) {
    return new Symbol("SYM" + (int) Math.min(99, Math.abs(random.nextGaussian()) * 33));
  }

  static void trades(Path home, long records) {
    TradeHistory history = new FileStorage(home, Paper.CLOCK).archive(Universe.PAPER).trades();
    for (int i = 0; i < 3; i++) {
      time("scan of all", 1, () -> scan(history), records);
    }
    time(
        "first indexed read (makes the indexes)",
        1,
        () ->
            history
                .select(
                    Selection.all().withSymbol(new Symbol("NONE")), Direction.NEWEST_FIRST, 0, 100)
                .size(),
        1);
    Random random = new Random(2);
    for (int round = 0; round < 2; round++) {
      time(
          "newest 100 of a symbol",
          1000,
          () ->
              history
                  .select(
                      Selection.all().withSymbol(symbol(random)), Direction.NEWEST_FIRST, 0, 100)
                  .size(),
          1);
      time(
          "newest 100 of a symbol that is not there",
          300,
          () ->
              history
                  .select(
                      Selection.all().withSymbol(new Symbol("NONE" + random.nextInt(1000))),
                      Direction.NEWEST_FIRST,
                      0,
                      100)
                  .size(),
          1);
      time("a day of a symbol", 300, () -> day(history, random), 1);
      time(
          "an order",
          300,
          () ->
              history
                  .select(
                      Selection.all()
                          .withOrderId(new OrderId("o-" + random.nextInt((int) records))),
                      Direction.OLDEST_FIRST,
                      0,
                      10)
                  .size(),
          1);
    }
  }

  private static int scan(TradeHistory history) {
    long[] seen = {0};
    long last =
        history.scan(
            Selection.all(),
            0,
            record -> {
              seen[0] += record.seq() & 1;
              return true;
            });
    return (int) (last + seen[0] * 0);
  }

  private static int day(TradeHistory history, Random random) {
    Instant from = BEGIN.plus(Duration.ofDays(random.nextInt(DAYS - 1)));
    Selection selection =
        Selection.all()
            .withSymbol(symbol(random))
            .withFrom(from)
            .withTo(from.plus(Duration.ofDays(1)));
    int count = 0;
    long after = 0;
    while (true) {
      var page = history.select(selection, Direction.OLDEST_FIRST, after, 1000);
      count += page.size();
      if (page.size() < 1000) {
        return count;
      }
      after = page.get(999).seq();
    }
  }

  static void equity(Path home) {
    EquityHistory history = new FileStorage(home, Paper.CLOCK).archive(Universe.PAPER).equity();
    time(
        "first curve (makes the indexes)",
        1,
        () -> history.thinned(Selection.all(), 2000).size(),
        1);
    for (int round = 0; round < 3; round++) {
      time("2000 points of all", 100, () -> history.thinned(Selection.all(), 2000).size(), 1);
      time(
          "2000 points of half a year",
          50,
          () ->
              history
                  .thinned(
                      Selection.all()
                          .withFrom(BEGIN.plus(Duration.ofDays(17).plusSeconds(17)))
                          .withTo(BEGIN.plus(Duration.ofDays(180))),
                      2000)
                  .size(),
          1);
    }
    time(
        "a key that is not there",
        300,
        () ->
            history
                .select(
                    Selection.all().withIdempotencyKey(new IdempotencyKey("none")),
                    Direction.OLDEST_FIRST,
                    0,
                    1)
                .size(),
        1);
  }

  private static void time(String what, int times, Callable<Integer> task, long units) {
    long[] nanos = new long[times];
    long answered = 0;
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long cpu = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < times; i++) {
      long begun = System.nanoTime();
      try {
        answered += task.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      nanos[i] = System.nanoTime() - begun;
    }
    cpu = threads.getCurrentThreadCpuTime() - cpu;
    Arrays.sort(nanos);
    System.out.printf(
        "%-45s p50 %9.3f ms  p99 %9.3f ms  max %9.3f ms  records %d  cpu %.3f ms each %s%n",
        what,
        nanos[times / 2] / 1e6,
        nanos[times * 99 / 100] / 1e6,
        nanos[times - 1] / 1e6,
        answered,
        cpu / 1e6 / times,
        units > 1 ? "%.0f /s of cpu".formatted(units * 1e9 * times / cpu) : "");
  }
}
