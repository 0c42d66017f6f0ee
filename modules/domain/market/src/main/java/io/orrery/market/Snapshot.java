package io.orrery.market;

import io.orrery.basics.Symbol;
import java.util.OptionalDouble;

/**
 * What is known of an instrument now, for a {@link Screener}. Statistics, not money: doubles. A
 * price or volume that is not known is empty; one that is not above zero counts as not known.
 *
 * @param symbol the instrument
 * @param trade the price of the latest trade
 * @param dailyClose the latest price of today's bar
 * @param minuteClose the latest price of the last minute's bar
 * @param previousClose the last price of the previous trading day
 * @param volume units that changed hands today
 * @param previousVolume units that changed hands on the previous trading day
 */
public record Snapshot(
    Symbol symbol,
    OptionalDouble trade,
    OptionalDouble dailyClose,
    OptionalDouble minuteClose,
    OptionalDouble previousClose,
    OptionalDouble volume,
    OptionalDouble previousVolume) {

  /**
   * What the two newest daily bars say; what fewer bars do not say is empty.
   *
   * @param daily closed daily bars
   */
  public static Snapshot of(Symbol symbol, Bars daily) {
    return new Snapshot(
        symbol,
        OptionalDouble.empty(),
        daily.size() > 0 ? OptionalDouble.of(daily.close(0)) : OptionalDouble.empty(),
        OptionalDouble.empty(),
        daily.size() > 1 ? OptionalDouble.of(daily.close(1)) : OptionalDouble.empty(),
        daily.size() > 0 ? OptionalDouble.of(daily.volume(0)) : OptionalDouble.empty(),
        daily.size() > 1 ? OptionalDouble.of(daily.volume(1)) : OptionalDouble.empty());
  }

  /** The best known price: of the latest trade, else of today, else of the last minute. */
  public OptionalDouble price() {
    if (isKnown(trade)) {
      return trade;
    }
    if (isKnown(dailyClose)) {
      return dailyClose;
    }
    return isKnown(minuteClose) ? minuteClose : OptionalDouble.empty();
  }

  /** The larger of both volumes, so that a day that just began is not thought illiquid; or zero. */
  public double liquidity() {
    return Math.max(
        isKnown(volume) ? volume.getAsDouble() : 0,
        isKnown(previousVolume) ? previousVolume.getAsDouble() : 0);
  }

  static boolean isKnown(OptionalDouble value) {
    return value.isPresent()
        && value.getAsDouble() > 0
        && value.getAsDouble() < Double.POSITIVE_INFINITY;
  }
}
