package io.orrery.backtest;

import io.orrery.basics.Symbol;
import io.orrery.trade.Side;

/**
 * An order, or a part of one, that was filled.
 *
 * @param order the number of its {@link OrderPlaced}
 * @param symbol what was traded
 * @param side whether units came in or went out
 * @param quantity how many units, above zero
 * @param price what one unit cost, slippage included, above zero
 * @param commission what the broker took, zero or above
 * @param millis when, in milliseconds since 1970-01-01T00:00Z: the bar's start for a fill at its
 *     open; the bar's close for one at its close or inside it, where the moment is unknown
 * @param reason why the order was sent, as a sentence
 */
public record Fill(
    long order,
    Symbol symbol,
    Side side,
    double quantity,
    double price,
    double commission,
    long millis,
    String reason) {

  /** What changed hands, commission apart, in the account's currency. */
  public double value() {
    return quantity * price;
  }
}
