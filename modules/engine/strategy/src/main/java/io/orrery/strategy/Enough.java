package io.orrery.strategy;

import io.orrery.market.Bars;

/** Whether a strategy sees the bars it needs. */
final class Enough {

  private Enough() {}

  /** Refuses with {@link IllegalArgumentException} fewer bars than {@code strategy} needs. */
  static void bars(Strategy strategy, Bars bars) {
    if (bars.size() < strategy.requiredHistory()) {
      throw new IllegalArgumentException(
          "%s needs at least %s closed bars, was given %s"
              .formatted(strategy.name(), strategy.requiredHistory(), bars.size()));
    }
  }
}
