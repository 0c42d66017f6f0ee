package io.orrery.backtest;

import io.orrery.universe.Assumptions.FillModel;

/**
 * When an order may fill.
 *
 * @param fills {@link FillModel#SAME_CLOSE}, {@link FillModel#NEXT_OPEN} or {@link
 *     FillModel#NEXT_BAR_RANGE}
 * @param latency the time from a decision until its order is in the market
 * @param hours when the market is open
 */
public record Timing(FillModel fills, Latency latency, Hours hours) {

  /**
   * Refuses with {@link IllegalArgumentException} a fill model that needs quotes or a venue, and a
   * latency where orders fill at the close that caused them.
   */
  public Timing {
    switch (fills) {
      case NEXT_OPEN, NEXT_BAR_RANGE -> {}
      case SAME_CLOSE -> {
        if (!isNone(latency)) {
          throw new IllegalArgumentException(
              "latency must be zero with fill model SAME_CLOSE, was " + latency);
        }
      }
      case UNKNOWN, NEXT_QUOTE, EXTERNAL ->
          throw new IllegalArgumentException(
              "fill model of a backtest must be SAME_CLOSE, NEXT_OPEN or NEXT_BAR_RANGE, was "
                  + fills);
    }
  }

  /** At the open of the next bar, without latency, at any hour. */
  public static Timing nextOpen() {
    return new Timing(FillModel.NEXT_OPEN, Latency.none(), Hours.ignored());
  }

  private static boolean isNone(Latency latency) {
    return latency instanceof Latency.Time time
        ? time.value().isZero()
        : latency instanceof Latency.BarCount bars && bars.count() == 0;
  }
}
