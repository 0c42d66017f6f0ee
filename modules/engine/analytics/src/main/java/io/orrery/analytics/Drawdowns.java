package io.orrery.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds every fall below the highest value so far, over all points of a curve. */
final class Drawdowns {

  private final EquityCurve curve;
  private final List<Drawdown> found = new ArrayList<>();
  private int peak;
  private int trough;

  private Drawdowns(EquityCurve curve) {
    this.curve = curve;
  }

  /** The falls, the deepest first, of equals the earliest; none if it never was above zero. */
  static List<Drawdown> of(EquityCurve curve) {
    Drawdowns drawdowns = new Drawdowns(curve);
    if (curve.size() > 0 && curve.equity(0) > 0) {
      drawdowns.walk();
    }
    drawdowns.found.sort(Comparator.comparingDouble(Drawdown::depth).reversed());
    return List.copyOf(drawdowns.found);
  }

  private void walk() {
    boolean ruined = false;
    for (int i = 1; i < curve.size() && !ruined; i++) {
      ruined = curve.equity(i) <= 0;
      step(i);
    }
    if (trough != peak) {
      end(Optional.empty(), curve.millis(curve.size() - 1));
    }
  }

  private void step(int i) {
    if (curve.equity(i) >= curve.equity(peak)) {
      if (trough != peak) {
        end(Optional.of(at(i)), curve.millis(i));
      }
      peak = i;
      trough = i;
    } else if (trough == peak || curve.equity(i) < curve.equity(trough)) {
      trough = i;
    }
  }

  private void end(Optional<Instant> recovered, long endMillis) {
    double depth = Math.min(1, 1 - curve.equity(trough) / curve.equity(peak));
    Duration duration = Duration.ofMillis(endMillis - curve.millis(peak));
    found.add(new Drawdown(at(peak), at(trough), recovered, depth, duration));
  }

  private Instant at(int index) {
    return Instant.ofEpochMilli(curve.millis(index));
  }
}
