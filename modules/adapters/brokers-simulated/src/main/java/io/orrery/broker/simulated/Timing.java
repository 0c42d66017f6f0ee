package io.orrery.broker.simulated;

import io.orrery.universe.Assumptions.FillModel;

/**
 * When an order may fill.
 *
 * @param fills {@link FillModel#SAME_CLOSE}, {@link FillModel#NEXT_OPEN} (both for market orders
 *     only), {@link FillModel#NEXT_BAR_RANGE} or {@link FillModel#NEXT_QUOTE} (for all)
 * @param latency the time from an order's submission until it is in the market
 * @param schedule when the market is open
 */
public record Timing(FillModel fills, Latency latency, MarketSchedule schedule) {

  /**
   * Refuses with {@link IllegalArgumentException} a fill model that needs a venue, a latency where
   * orders fill at the close just seen, and a latency in bars where there are quotes.
   */
  public Timing {
    switch (fills) {
      case NEXT_OPEN, NEXT_BAR_RANGE -> {}
      case SAME_CLOSE -> {
        if (!latency.value().isZero()) {
          throw new IllegalArgumentException(
              "latency must be zero with fill model SAME_CLOSE, was " + latency);
        }
      }
      case NEXT_QUOTE -> {
        if (latency instanceof Latency.BarCount) {
          throw new IllegalArgumentException(
              "latency must be a time with fill model NEXT_QUOTE, was " + latency);
        }
      }
      case UNKNOWN, EXTERNAL ->
          throw new IllegalArgumentException(
              "fill model must be SAME_CLOSE, NEXT_OPEN, NEXT_BAR_RANGE or NEXT_QUOTE, was "
                  + fills);
    }
  }

  /** At the open of the next bar, without latency, at any hour. */
  public static Timing nextOpen() {
    return new Timing(FillModel.NEXT_OPEN, Latency.none(), MarketSchedule.ignored());
  }
}
