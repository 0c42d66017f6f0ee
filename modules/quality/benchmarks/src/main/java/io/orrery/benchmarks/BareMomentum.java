package io.orrery.benchmarks;

/**
 * The arithmetic of momentum over a column and nothing else: no orders, no costs, no portfolio. The
 * bound that no engine can pass.
 */
final class BareMomentum {

  private static final int LOOKBACK = 20;

  private BareMomentum() {}

  /** The number of trades, and what is held at the end, so that nothing is optimised away. */
  static double[] run(double[] closes) {
    double cash = 1e9;
    double units = 0;
    double entry = 0;
    double worth = 0;
    int trades = 0;
    for (int i = LOOKBACK - 1; i < closes.length; i++) {
      double price = closes[i];
      double first = closes[i - LOOKBACK + 1];
      double momentum = (price - first) / first;
      if (units == 0) {
        if (momentum > 0.02) {
          units = Math.floor(10_000 / price);
          entry = price;
          cash -= units * price;
          trades++;
        }
      } else if (momentum < -0.01 || (price - entry) / entry <= -0.05) {
        cash += units * price;
        units = 0;
        trades++;
      }
      worth = cash + units * price;
    }
    return new double[] {trades, worth};
  }
}
