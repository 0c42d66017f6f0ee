package io.orrery.broker.simulated;

import io.orrery.basics.Check;
import io.orrery.market.Bar;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A closed bar in decimals, as the simulated market is fed.
 *
 * @param start when it began, UTC
 * @param end when it was over, later than its start
 * @param open the first price, above zero
 * @param high the highest price
 * @param low the lowest price
 * @param close the last price
 * @param volume how many units changed hands, zero or above
 */
public record TradedBar(
    Instant start,
    Instant end,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume) {

  /** Refuses with {@link IllegalArgumentException} what no market can have done. */
  public TradedBar {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "a bar must not end before %s where it starts, ended %s".formatted(start, end));
    }
    Check.positive("low", low);
    Check.notNegative("volume", volume);
    if (low.compareTo(open.min(close)) > 0 || high.compareTo(open.max(close)) < 0) {
      throw new IllegalArgumentException(
          "bar of %s: open %s and close %s must lie between low %s and high %s"
              .formatted(start, open, close, low, high));
    }
  }

  /** A bar of columns in decimals: the one place where doubles become prices here. */
  public static TradedBar of(Bar bar, Instant end) {
    return new TradedBar(
        bar.start(),
        end,
        decimal(bar.open()),
        decimal(bar.high()),
        decimal(bar.low()),
        decimal(bar.close()),
        decimal(bar.volume()));
  }

  /** A moment at which so many units were to be had at one price. */
  static TradedBar moment(Instant at, BigDecimal price, BigDecimal size) {
    return new TradedBar(at, at, price, price, price, price, size);
  }

  /** The shortest decimal that reads back as this double: order is kept. */
  private static BigDecimal decimal(double value) {
    return Rounding.plain(BigDecimal.valueOf(value));
  }
}
