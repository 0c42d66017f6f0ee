package io.orrery.order;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Quantity;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.trade.Side;
import io.orrery.trade.Told;
import java.time.Instant;
import java.util.Optional;

/**
 * Record: an order is going to be sent. It is on disk before the broker hears of it; without an
 * outcome behind it, it must be looked up.
 *
 * @param clientOrderId our name for it
 * @param symbol what
 * @param side whether units come in or go out
 * @param qty how many
 * @param orderType at what price
 * @param timeInForce how long it works
 * @param currency of its prices
 * @param cause why there is one
 * @param strategy which strategy decided, if one did
 * @param reason in a sentence, if there is one
 * @param intendedAt when it was minted, UTC
 */
public record OrderIntended(
    ClientOrderId clientOrderId,
    Symbol symbol,
    Side side,
    Quantity qty,
    OrderType orderType,
    TimeInForce timeInForce,
    CurrencyCode currency,
    OrderCause cause,
    Optional<StrategyName> strategy,
    Optional<String> reason,
    Instant intendedAt)
    implements Told {

  @Override
  public OrderChanged event(long seq) {
    return OrderChanged.of(this, seq);
  }

  /** The record of a new order. */
  public static OrderIntended of(Order order) {
    OrderTicket ticket = order.ticket();
    return new OrderIntended(
        order.id(),
        ticket.symbol(),
        ticket.side(),
        ticket.qty(),
        ticket.type(),
        ticket.timeInForce(),
        ticket.currency(),
        ticket.cause(),
        ticket.strategy(),
        ticket.reason(),
        order.createdAt());
  }

  /** What was wanted. */
  public OrderTicket ticket() {
    return new OrderTicket(
        symbol, side, qty, orderType, timeInForce, currency, cause, strategy, reason);
  }

  /** The order as it was then. */
  public Order order() {
    return Order.minted(clientOrderId, ticket(), intendedAt);
  }
}
