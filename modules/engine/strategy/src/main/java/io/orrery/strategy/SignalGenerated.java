package io.orrery.strategy;

import io.orrery.basics.Exact;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.universe.Fact;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Event: a strategy wants to come in or get out.
 *
 * @param symbol of what
 * @param strategy which one
 * @param action what it wants done
 * @param strength how sure it is, from 0 to 1
 * @param reason why, as a sentence
 * @param numbers what it rests on
 * @param decidedAt when the bar closed on which it was decided
 */
public record SignalGenerated(
    Symbol symbol,
    StrategyName strategy,
    Action action,
    BigDecimal strength,
    String reason,
    List<Number> numbers,
    Instant decidedAt)
    implements Fact {

  /**
   * One of the numbers.
   *
   * @param name in snake case
   * @param value cut to twelve digits behind the point
   */
  public record Number(String name, BigDecimal value) {}

  /** The event of a signal; {@code millis} is when the bar closed, since 1970. */
  public static SignalGenerated of(
      Symbol symbol, StrategyName strategy, long millis, Signal signal) {
    return new SignalGenerated(
        symbol,
        strategy,
        signal.action(),
        Exact.of(signal.strength()),
        signal.reason(),
        signal.numbers().entrySet().stream()
            .map(each -> new Number(each.getKey(), Exact.of(each.getValue())))
            .toList(),
        Instant.ofEpochMilli(millis));
  }
}
