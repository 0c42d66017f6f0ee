package io.orrery.strategy;

import java.util.SortedMap;

/** The way out that all built-in strategies share: sell what has lost too much. */
final class Stop {

  static final Parameter PARAMETER =
      Parameter.decimal(
          "stop_loss",
          "fraction",
          "0 to 1",
          "0.05",
          "Sells what has lost this much of its entry price or more; 0.05 is five percent, 0 sells"
              + " what has not gained, 1 never sells.");

  private Stop() {}

  /** Whether {@code price} is so far below the entry that it must be sold. */
  static boolean isHit(Holding holding, double price, double stopLoss) {
    return holding.gainAt(price) <= -stopLoss;
  }

  static Signal signal(Holding holding, double price, SortedMap<String, Double> numbers) {
    String reason = "Stop loss triggered (" + Words.percent(holding.gainAt(price)) + " loss)";
    return new Signal(Action.SELL, 1, reason, numbers);
  }
}
