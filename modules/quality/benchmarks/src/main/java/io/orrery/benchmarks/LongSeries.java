package io.orrery.benchmarks;

import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * One instrument's minute bars, drawn from a seed.
 *
 * @param series the bars
 * @param closes their closes as a column of their own
 */
record LongSeries(BarSeries series, double[] closes) {

  /** {@code step} is the largest return of a bar, either way, as a fraction. */
  static LongSeries of(int size, double step, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BarSeries.Builder series = BarSeries.builder(new Symbol("LONG"), Duration.ofMinutes(1));
    double[] closes = new double[size];
    double price = 100;
    for (int i = 0; i < size; i++) {
      double open = price;
      price = Math.min(1e6, Math.max(1, open * (1 + step * (2 * random.nextDouble() - 1))));
      double high = Math.max(open, price) * 1.0005;
      double low = Math.min(open, price) * 0.9995;
      series.add(i * 60_000L, open, high, low, price, 1000 + random.nextInt(1000));
      closes[i] = price;
    }
    return new LongSeries(series.build(), closes);
  }

  int size() {
    return closes.length;
  }
}
