package io.orrery.backtest;

/**
 * Gets out of a position that has lost too much, whatever the strategy says.
 *
 * @param fraction the loss on the average entry price, above 0 and below 1: 0.05 for five percent
 * @param trigger what is compared with it
 * @param waitBars how many bars of that instrument must pass behind the one that ended the position
 *     before a signal may buy it again; 0 lets the same bar do so
 */
public record StopLoss(double fraction, Trigger trigger, int waitBars) {

  /** What is compared with the stop. */
  public enum Trigger {
    /** The close of each bar; the order that follows fills as any other. */
    CLOSE,
    /**
     * Every price inside the bar: a stop order rests in the market. It fills at the stop, or at the
     * open that gapped below it, never better. Needs fill model NEXT_BAR_RANGE.
     */
    INTRABAR
  }

  /** Refuses values outside their ranges with {@link IllegalArgumentException}. */
  public StopLoss {
    Ranges.fraction("stop loss", fraction);
    Ranges.notNegative("bars to wait after a stop", waitBars);
  }
}
