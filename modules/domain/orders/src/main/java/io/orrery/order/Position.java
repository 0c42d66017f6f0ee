package io.orrery.order;

import io.orrery.basics.Decimals;
import io.orrery.basics.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is held of one symbol.
 *
 * @param symbol of what
 * @param qty how many units; negative for units that are owed, never 0
 * @param averagePrice what one unit cost on average, commission apart; empty if nobody says
 */
public record Position(Symbol symbol, BigDecimal qty, Optional<BigDecimal> averagePrice) {

  /** Refuses a quantity of 0 with {@link IllegalArgumentException}. */
  public Position {
    Decimals.bounded("qty", qty);
    if (qty.signum() == 0) {
      throw new IllegalArgumentException(
          "a position must hold something, %s had 0".formatted(symbol));
    }
  }
}
