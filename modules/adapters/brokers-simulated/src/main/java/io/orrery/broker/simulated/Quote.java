package io.orrery.broker.simulated;

import io.orrery.basics.Check;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one could sell and buy at, at a moment.
 *
 * @param at when, UTC
 * @param bid the best price of a buyer, above zero, not above {@code ask}
 * @param bidSize how many units that buyer wants, zero or above
 * @param ask the best price of a seller
 * @param askSize how many units that seller has, zero or above
 */
public record Quote(
    Instant at, BigDecimal bid, BigDecimal bidSize, BigDecimal ask, BigDecimal askSize) {

  /** Refuses values outside their ranges with {@link IllegalArgumentException}. */
  public Quote {
    Check.positive("bid", bid);
    Check.positive("ask", ask);
    Check.notNegative("bid size", bidSize);
    Check.notNegative("ask size", askSize);
    if (bid.compareTo(ask) > 0) {
      throw new IllegalArgumentException(
          "bid must not be above ask %s, was %s".formatted(ask, bid));
    }
  }

  /** The middle of both prices, at which what is held is valued. */
  BigDecimal middle() {
    return Rounding.price(bid.add(ask).divide(BigDecimal.valueOf(2)));
  }
}
