package io.orrery.strategy;

import java.util.Locale;
import java.util.Map;

/** The original's words beside ours. */
final class SignalText {

  private static final Map<String, String> TRIGGERS =
      Map.of(
          "Stop loss triggered", "stop_loss",
          "Momentum turned negative", "momentum_reversal",
          "Price returned to MA", "mean_reversion",
          "Breakdown below", "breakdown",
          "Overbought", "overbought");

  private SignalText() {}

  static String action(Signal signal) {
    return signal.action().name().toLowerCase(Locale.ROOT);
  }

  static String trigger(String reason) {
    return TRIGGERS.entrySet().stream()
        .filter(each -> reason.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("unknown: " + reason);
  }

  /** The original, given 60 bars, says "over 20 days" of a momentum over 60; ours says 60. */
  static String asIn(String original, Strategy strategy) {
    return strategy instanceof Momentum momentum && momentum.lookback() == 60
        ? original.replace("over 20 days", "over 60 days")
        : original;
  }
}
