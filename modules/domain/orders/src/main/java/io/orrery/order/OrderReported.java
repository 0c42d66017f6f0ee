package io.orrery.order;

import io.orrery.basics.OrderId;
import io.orrery.basics.Symbol;
import io.orrery.trade.Side;
import io.orrery.trade.Told;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Record: something was heard of an order, and what it is by then.
 *
 * @param clientOrderId our name for it
 * @param symbol what
 * @param side whether units come in or go out
 * @param report what was heard
 * @param status where the order is in its life now
 * @param filledQty how many units are filled by now
 * @param leavesQty how many may still be
 * @param orderId the broker's name for it, if it said one
 */
public record OrderReported(
    ClientOrderId clientOrderId,
    Symbol symbol,
    Side side,
    OrderReport report,
    OrderStatus status,
    BigDecimal filledQty,
    BigDecimal leavesQty,
    Optional<OrderId> orderId)
    implements Told {

  @Override
  public OrderChanged event(long seq) {
    return OrderChanged.of(this, seq);
  }

  /**
   * The record of a change.
   *
   * @param order as it is after the report
   */
  public static OrderReported of(Order order, OrderReport report) {
    return new OrderReported(
        order.id(),
        order.ticket().symbol(),
        order.ticket().side(),
        report,
        order.status(),
        order.filledQty(),
        order.leavesQty(),
        order.orderId());
  }
}
