package io.orrery.strategy;

import io.orrery.market.BarCursor;
import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import java.util.ArrayList;
import java.util.List;

/** What a strategy decides at each bar of a series, flat and held. */
final class StrategyWalk {

  /** A held position was bought at the close so many bars ago, or at the oldest known. */
  private static final int BARS_HELD = 10;

  private StrategyWalk() {}

  /** For each bar the signals, flat first; nothing before enough bars are known. */
  static List<List<Signal>> over(Strategy strategy, BarSeries series) {
    List<List<Signal>> decided = new ArrayList<>(series.size());
    BarCursor cursor = series.cursor();
    while (cursor.next()) {
      decided.add(at(strategy, cursor.bars()));
    }
    return decided;
  }

  /** The signals on the newest of {@code bars}. */
  static List<Signal> at(Strategy strategy, Bars bars) {
    if (bars.size() < strategy.requiredHistory()) {
      return List.of();
    }
    List<Signal> signals = new ArrayList<>();
    for (Holding holding : holdings(strategy, bars)) {
      signals.add(strategy.decide(bars, holding));
    }
    return signals;
  }

  /** The actions on the newest of {@code bars}, without words. */
  static List<Action> actions(Strategy strategy, Bars bars) {
    List<Action> actions = new ArrayList<>();
    for (Holding holding : holdings(strategy, bars)) {
      actions.add(strategy.act(bars, holding));
    }
    return actions;
  }

  /** Flat, bought some bars ago, and far in the loss; all within the bars that it needs. */
  private static List<Holding> holdings(Strategy strategy, Bars bars) {
    double entry = bars.close(Math.min(BARS_HELD, strategy.requiredHistory() - 1));
    return List.of(new Held(0, 0), new Held(1, entry), new Held(1, 2 * bars.close(0)));
  }

  private record Held(double quantity, double entryPrice) implements Holding {}
}
