package io.orrery.backtest;

import io.orrery.basics.Check;
import java.math.BigDecimal;

/**
 * What a run rests on besides its bars and strategies.
 *
 * @param cash what the account holds at first, in its currency, above zero
 * @param sizing how many units a signal to buy asks for
 * @param execution how orders become fills
 * @param window when the run may trade
 * @param warmUp how many moments of the window's beginning are watched without trading, zero or
 *     above; a strategy without its required history does not decide in any case
 * @param atEnd what becomes of positions that are open at the end
 * @param sample whether this data could have been used for choosing the parameters
 */
public record BacktestSpec(
    BigDecimal cash,
    Sizing sizing,
    ExecutionModel execution,
    Window window,
    int warmUp,
    AtEnd atEnd,
    Sample sample) {

  /** What becomes of open positions. */
  public enum AtEnd {
    /** They are valued at the last close and stated. */
    MARK,
    /**
     * They are sold at the last close as if it could still be had, with slippage and commission.
     */
    CLOSE
  }

  /** Refuses values outside their ranges with {@link IllegalArgumentException}. */
  public BacktestSpec {
    Check.positive("cash", cash);
    Ranges.notNegative("warm-up", warmUp);
  }

  /** All of the data, in sample, without warm-up, positions marked at the end. */
  public static BacktestSpec of(BigDecimal cash, Sizing sizing, ExecutionModel execution) {
    return new BacktestSpec(cash, sizing, execution, Window.ALL, 0, AtEnd.MARK, Sample.IN_SAMPLE);
  }

  /** The same in another window. */
  public BacktestSpec within(Window other, Sample as) {
    return new BacktestSpec(cash, sizing, execution, other, warmUp, atEnd, as);
  }

  /** The same with that many moments of watching first. */
  public BacktestSpec withWarmUp(int moments) {
    return new BacktestSpec(cash, sizing, execution, window, moments, atEnd, sample);
  }

  /** The same with another end. */
  public BacktestSpec with(AtEnd other) {
    return new BacktestSpec(cash, sizing, execution, window, warmUp, other, sample);
  }
}
