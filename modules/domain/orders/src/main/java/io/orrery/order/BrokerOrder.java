package io.orrery.order;

import io.orrery.basics.OrderId;
import io.orrery.basics.Quantity;
import io.orrery.basics.Symbol;
import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An order as the broker tells of it when asked.
 *
 * @param clientOrderId the name that who sent it gave to it, whatever its form; empty if none
 * @param orderId the broker's name for it
 * @param symbol of what
 * @param side whether units come in or go out
 * @param qty how many were ordered
 * @param filledQty how many were filled
 * @param status where it is
 * @param executions what was filled, as far as the broker tells in detail: their sum may be less
 *     than {@code filledQty}, never more
 * @param reason why it is where it is, if the broker says
 */
public record BrokerOrder(
    Optional<String> clientOrderId,
    OrderId orderId,
    Symbol symbol,
    Side side,
    Quantity qty,
    BigDecimal filledQty,
    OrderStatus status,
    List<Execution> executions,
    Optional<String> reason) {

  /** Copies the list. */
  public BrokerOrder {
    executions = List.copyOf(executions);
  }
}
