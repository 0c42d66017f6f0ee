package io.orrery.backtest;

import java.time.Instant;

/** A strategy threw instead of deciding; the walk ended there. */
public final class StrategyFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StrategyFailedException(Leg leg, long startMillis, RuntimeException cause) {
    super(
        "strategy %s must decide on the bar of %s at %s, failed: %s"
            .formatted(
                leg.strategy().name(),
                leg.symbol(),
                Instant.ofEpochMilli(startMillis),
                cause.getMessage()),
        cause);
  }
}
