package io.orrery.strategy;

import io.orrery.market.BarSeries;
import java.util.List;
import java.util.function.Function;

/**
 * Something that decides bar by bar, as the check for look-ahead sees it: a strategy, a fill model,
 * a screener.
 *
 * @param <D> a decision; two are the same if they are equal, so it holds everything that was
 *     decided
 */
@FunctionalInterface
public interface Decisions<D> {

  /**
   * Decides on every bar of a series, from the beginning and with nothing kept from an earlier
   * call.
   *
   * @return for each bar of {@code series}, in its order, what was decided when it had closed;
   *     never null, but it may say that nothing was decided
   */
  List<D> on(BarSeries series);

  /**
   * The decisions of a strategy, flat and held, from its first bar of enough history on.
   *
   * @param factory makes the strategy, given the series as a careless user would: what it does with
   *     bars to come is found out
   */
  static Decisions<List<Signal>> of(Function<BarSeries, ? extends Strategy> factory) {
    return series -> StrategyWalk.over(factory.apply(series), series);
  }
}
