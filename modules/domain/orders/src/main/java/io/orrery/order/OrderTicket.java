package io.orrery.order;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Quantity;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.trade.Side;
import java.util.Optional;

/**
 * What someone wants to trade: an order before anybody minted it.
 *
 * @param symbol what
 * @param side whether units come in or go out
 * @param qty how many
 * @param type at what price
 * @param timeInForce how long it works
 * @param currency of its prices
 * @param cause why there is one
 * @param strategy which strategy decided, if one did
 * @param reason in a sentence, if there is one
 */
public record OrderTicket(
    Symbol symbol,
    Side side,
    Quantity qty,
    OrderType type,
    TimeInForce timeInForce,
    CurrencyCode currency,
    OrderCause cause,
    Optional<StrategyName> strategy,
    Optional<String> reason) {

  /** The same for another quantity. */
  public OrderTicket withQty(Quantity other) {
    return new OrderTicket(
        symbol, side, other, type, timeInForce, currency, cause, strategy, reason);
  }
}
