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
 * @param averagePrice what a filled unit cost on average, if the broker says (FIX tag 6)
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
    Optional<String> reason,
    Optional<BigDecimal> averagePrice) {

  /** Copies the list. */
  public BrokerOrder {
    executions = List.copyOf(executions);
  }

  /** One of whose average price the broker says nothing. */
  public BrokerOrder(
      Optional<String> clientOrderId,
      OrderId orderId,
      Symbol symbol,
      Side side,
      Quantity qty,
      BigDecimal filledQty,
      OrderStatus status,
      List<Execution> executions,
      Optional<String> reason) {
    this(
        clientOrderId,
        orderId,
        symbol,
        side,
        qty,
        filledQty,
        status,
        executions,
        reason,
        Optional.empty());
  }

  /** The same, of which a filled unit cost so much on average; empty if nobody says. */
  public BrokerOrder withAveragePrice(Optional<BigDecimal> price) {
    return new BrokerOrder(
        clientOrderId, orderId, symbol, side, qty, filledQty, status, executions, reason, price);
  }
}
