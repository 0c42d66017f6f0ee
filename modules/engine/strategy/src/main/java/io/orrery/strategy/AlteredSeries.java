package io.orrery.strategy;

import io.orrery.market.BarSeries;
import java.util.SplittableRandom;

/**
 * Copies of a series that differ from it after one bar: every later bar is scaled by a random
 * factor of its own and begins a little later. A copy that differs up to a nearer bar only has the
 * same values there.
 */
record AlteredSeries(BarSeries series, long seed, Way way) {

  /** In which direction prices go. */
  enum Way {
    /** To 30 to 80 percent. */
    DOWN(0.3, 0.8),
    /** To 125 to 300 percent. */
    UP(1.25, 3),
    /** To 50 to 200 percent. */
    EITHER(0.5, 2);

    private final double from;
    private final double to;

    Way(double from, double to) {
      this.from = from;
      this.to = to;
    }
  }

  /** A copy that differs in the bars after {@code cut} up to {@code last}, itself included. */
  BarSeries between(int cut, int last) {
    BarSeries.Builder altered = BarSeries.builder(series.symbol(), series.interval());
    for (int bar = 0; bar < series.size(); bar++) {
      if (bar > cut && bar <= last) {
        addAltered(altered, bar);
      } else {
        add(altered, bar, series.startMillis(bar), 1, 1);
      }
    }
    return altered.build();
  }

  /** A copy in which every bar begins so much later. */
  static BarSeries moved(BarSeries series, long millis) {
    AlteredSeries same = new AlteredSeries(series, 0, Way.EITHER);
    BarSeries.Builder moved = BarSeries.builder(series.symbol(), series.interval());
    for (int bar = 0; bar < series.size(); bar++) {
      same.add(moved, bar, series.startMillis(bar) + millis, 1, 1);
    }
    return moved.build();
  }

  private void addAltered(BarSeries.Builder altered, int bar) {
    SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * bar);
    double factor = way.from + (way.to - way.from) * random.nextDouble();
    long start = series.startMillis(bar);
    long room = bar + 1 < series.size() ? series.startMillis(bar + 1) - start : 2;
    add(altered, bar, start + random.nextLong(room / 2 + 1), factor, 3 * random.nextDouble());
  }

  private void add(BarSeries.Builder target, int bar, long start, double price, double volume) {
    target.add(
        start,
        series.open(bar) * price,
        series.high(bar) * price,
        series.low(bar) * price,
        series.close(bar) * price,
        series.volume(bar) * volume);
  }
}
