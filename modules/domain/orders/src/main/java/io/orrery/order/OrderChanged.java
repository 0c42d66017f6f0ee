package io.orrery.order;

import io.orrery.basics.Symbol;
import io.orrery.trade.Side;
import io.orrery.universe.Fact;
import java.math.BigDecimal;

/**
 * Event: an order is recorded as an intent, or what was heard of it is.
 *
 * @param clientOrderId our name for it
 * @param symbol what
 * @param side whether units come in or go out
 * @param status where it is in its life now
 * @param filledQty how many units are filled by now
 * @param leavesQty how many may still be
 * @param orderSeq the number of its record in the ledger of orders
 */
public record OrderChanged(
    ClientOrderId clientOrderId,
    Symbol symbol,
    Side side,
    OrderStatus status,
    BigDecimal filledQty,
    BigDecimal leavesQty,
    long orderSeq)
    implements Fact {

  /** Tells of an intent. */
  public static OrderChanged of(OrderIntended intent, long orderSeq) {
    return new OrderChanged(
        intent.clientOrderId(),
        intent.symbol(),
        intent.side(),
        OrderStatus.PENDING_NEW,
        BigDecimal.ZERO,
        intent.qty().value(),
        orderSeq);
  }

  /** Tells of what was heard. */
  public static OrderChanged of(OrderReported report, long orderSeq) {
    return new OrderChanged(
        report.clientOrderId(),
        report.symbol(),
        report.side(),
        report.status(),
        report.filledQty(),
        report.leavesQty(),
        orderSeq);
  }
}
