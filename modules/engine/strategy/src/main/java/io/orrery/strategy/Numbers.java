package io.orrery.strategy;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names with numbers, written in a row: what a signal rests on, or parameters. */
final class Numbers {

  private final SortedMap<String, Double> values = new TreeMap<>();

  private Numbers() {}

  static Numbers of(String name, double value) {
    return new Numbers().and(name, value);
  }

  Numbers and(String name, double value) {
    values.put(name, value);
    return this;
  }

  /** Adds what a holding cost and what it has gained at {@code price}. */
  Numbers holding(Holding holding, double price) {
    return and("entry_price", holding.entryPrice()).and("unrealized_gain", holding.gainAt(price));
  }

  SortedMap<String, Double> map() {
    return values;
  }

  SortedMap<String, String> texts() {
    SortedMap<String, String> texts = new TreeMap<>();
    values.forEach((name, value) -> texts.put(name, plain(BigDecimal.valueOf(value))));
    return texts;
  }

  /** The shortest plain form: 0.05, 30, -0.01. */
  static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  /** A strength from a number that may lie outside 0 to 1; NaN stays and is refused later. */
  static double clamped(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
