package io.orrery.backtest;

import io.orrery.universe.Assumptions.MarketHours;

/**
 * When the market is open, and when a bar is over. Pure: the same question gets the same answer.
 * Times are milliseconds since 1970-01-01T00:00Z.
 *
 * <p>A bar belongs to the hours in which it starts: an order fills on it if the market was open
 * then.
 */
public interface Hours {

  /** What {@link #isOpen} rests on; goes into the assumptions. */
  MarketHours kind();

  /** Whether the market is open at a moment. */
  boolean isOpen(long millis);

  /**
   * The moment a bar is over and its close is known. A daily bar is over when its trading session
   * closes, so a calendar should answer for it; without one a bar is over one interval behind its
   * start.
   *
   * @param startMillis when the bar began
   * @param intervalMillis the length of a bar, above zero
   */
  default long closeOf(long startMillis, long intervalMillis) {
    return startMillis + intervalMillis;
  }

  /** Orders fill on any bar there is; results are not valid for training. */
  static Hours ignored() {
    return new Always(MarketHours.IGNORED);
  }

  /** The market never closes. */
  static Hours roundTheClock() {
    return new Always(MarketHours.ROUND_THE_CLOCK);
  }

  /** A market that is always open, in truth or because nobody asks. */
  record Always(MarketHours kind) implements Hours {
    @Override
    public boolean isOpen(long millis) {
      return true;
    }
  }
}
