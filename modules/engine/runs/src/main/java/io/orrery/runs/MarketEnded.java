package io.orrery.runs;

import io.orrery.backtest.Walk;
import io.orrery.basics.Exact;
import io.orrery.universe.Fact;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Event: the market of a session brings no more bars, and nothing trades there until another
 * session opens. The data does not begin again: a curve that did would be no curve.
 *
 * @param outcome whether its data came to an end
 * @param reason why the session is idle now, as a sentence
 * @param bars how many bars went through
 * @param equity what the account is worth, at the last closes
 * @param openPositions what is held, marked to the market
 */
public record MarketEnded(
    Outcome outcome,
    String reason,
    long bars,
    Optional<BigDecimal> equity,
    List<RunFinished.Held> openPositions)
    implements Fact {

  /** How a market ended. */
  public enum Outcome {
    /** Every bar of its data went through. */
    DATA_ENDED,
    /** Something failed. */
    FAILED
  }

  static MarketEnded ofData(Walk walk) {
    return new MarketEnded(
        Outcome.DATA_ENDED,
        "the market's data has no more bars: nothing trades until another session opens",
        walk.bars(),
        Optional.of(Exact.of(walk.equity())),
        RunFinished.Held.all(walk.positions()));
  }

  static MarketEnded failed(RuntimeException cause) {
    return new MarketEnded(
        Outcome.FAILED, String.valueOf(cause.getMessage()), 0, Optional.empty(), List.of());
  }
}
