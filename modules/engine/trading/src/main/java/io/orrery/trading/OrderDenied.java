package io.orrery.trading;

import io.orrery.basics.Quantity;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderTicket;
import io.orrery.trade.Side;
import io.orrery.universe.Fact;
import java.util.List;
import java.util.Optional;

/**
 * Event: someone wanted to trade, and there is no order.
 *
 * @param symbol what
 * @param side whether units were to come in or go out
 * @param qty how many were wanted
 * @param cause why
 * @param strategy which strategy decided, if one did
 * @param reasons why there is no order, as sentences
 */
public record OrderDenied(
    Symbol symbol,
    Side side,
    Quantity qty,
    OrderCause cause,
    Optional<StrategyName> strategy,
    List<String> reasons)
    implements Fact {

  /** Copies the list. */
  public OrderDenied {
    reasons = List.copyOf(reasons);
  }

  static OrderDenied of(OrderTicket ticket, List<String> reasons) {
    return new OrderDenied(
        ticket.symbol(), ticket.side(), ticket.qty(), ticket.cause(), ticket.strategy(), reasons);
  }
}
