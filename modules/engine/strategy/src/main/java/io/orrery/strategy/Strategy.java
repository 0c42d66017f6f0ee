package io.orrery.strategy;

import io.orrery.basics.StrategyName;
import io.orrery.market.Bars;
import java.util.SortedMap;

/**
 * What to do about one instrument, from its closed bars and what is held of it. Pure: the same bars
 * and the same holding give the same answer, in every universe; no clock, no randomness, no memory,
 * nothing from outside. One object may serve many threads.
 *
 * <p>{@link #act} and {@link #decide} are one decision, without and with words. A strategy of one's
 * own needs {@code decide} only.
 */
public interface Strategy {

  /** Its name, in which it is recorded. */
  StrategyName name();

  /** What it does, in one sentence for people. */
  String description();

  /**
   * How many closed bars it needs before it can decide, 1 or above. Its answer rests on so many of
   * the newest bars alone: more are known in a backtest than in a session that began today.
   */
  int requiredHistory();

  /**
   * Its parameters as they are in force, by name in snake case; values as the plain text of {@link
   * ParameterValues#texts}, 0.05 and not 0.050.
   */
  SortedMap<String, String> parameters();

  /**
   * Decides, with strength, reason and numbers.
   *
   * @param bars at least {@link #requiredHistory()} bars, the newest closed just now
   * @throws IllegalArgumentException if a strength or number is not what {@link Signal} allows
   */
  Signal decide(Bars bars, Holding holding);

  /**
   * The action of {@link #decide} on the same bars, without words: what a backtest asks at every
   * bar. A strategy that overrides it allocates nothing and always agrees with {@code decide}.
   */
  default Action act(Bars bars, Holding holding) {
    return decide(bars, holding).action();
  }
}
