package io.orrery.strategy;

import io.orrery.basics.Symbol;
import io.orrery.market.BarCursor;
import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Bars for tests. */
final class TestSeries {

  static final long SEED = Long.getLong("test.seed", new Random().nextLong());
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private TestSeries() {}

  /** A random walk of daily bars with gaps between them; some bars do not move. */
  static BarSeries random(long seed, int size) {
    Random random = new Random(seed);
    BarSeries.Builder series = BarSeries.builder(new Symbol("RND"), Duration.ofDays(1));
    double close = 50 + 100 * random.nextDouble();
    for (int i = 0; i < size; i++) {
      double open = close * Math.exp(0.01 * random.nextGaussian());
      double next = random.nextInt(20) == 0 ? open : open * Math.exp(0.03 * random.nextGaussian());
      double high = Math.max(open, next) * (1 + 0.02 * random.nextDouble());
      double low = Math.min(open, next) * (1 - 0.02 * random.nextDouble());
      long start = START.plus(Duration.ofDays(i)).toEpochMilli();
      series.add(start, open, high, low, next, random.nextInt(1_000_000));
      close = next;
    }
    return series.build();
  }

  /** Bars that open, close and stay at each price, so far apart. */
  static BarSeries closes(Duration interval, double... closes) {
    BarSeries.Builder series = BarSeries.builder(new Symbol("TST"), interval);
    for (int i = 0; i < closes.length; i++) {
      double close = closes[i];
      long start = START.plus(interval.multipliedBy(i)).toEpochMilli();
      series.add(start, close, close, close, close, 1000);
    }
    return series.build();
  }

  static BarSeries daily(double... closes) {
    return closes(Duration.ofDays(1), closes);
  }

  /** All bars of a series. */
  static Bars all(BarSeries series) {
    return upTo(series, series.size());
  }

  /** The first {@code count} bars of a series. */
  static Bars upTo(BarSeries series, int count) {
    BarCursor cursor = series.cursor();
    for (int i = 0; i < count; i++) {
      if (!cursor.next()) {
        throw new IllegalArgumentException("only " + series);
      }
    }
    return cursor.bars();
  }
}
