package io.orrery.risk;

import io.orrery.basics.Price;
import io.orrery.order.Order;
import io.orrery.order.OrderStatus;
import io.orrery.order.OrderType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What of an order may still be filled.
 *
 * @param leaves how many units, above 0
 * @param ownPrice the highest price that it names, 0 if it names none
 * @param ownValue what it is worth at that
 * @param order it
 */
record InFlight(BigDecimal leaves, BigDecimal ownPrice, BigDecimal ownValue, Order order) {

  static InFlight of(Order order, BigDecimal leaves) {
    BigDecimal own = highest(order.ticket().type());
    return new InFlight(leaves, own, leaves.multiply(own), order);
  }

  /** The highest price that an order names, 0 if it names none. */
  static BigDecimal highest(OrderType type) {
    return valueOf(type.limit()).max(valueOf(type.stop()));
  }

  /** What it is worth at the worse of the last price and its own. */
  BigDecimal value(BigDecimal last) {
    return ownPrice.compareTo(last) >= 0 ? ownValue : leaves.multiply(last);
  }

  /** Whether an account that was asked at {@code asOf} may not have set money aside for it. */
  boolean isNewTo(Instant asOf) {
    OrderStatus status = order.status();
    return status == OrderStatus.PENDING_NEW
        || status == OrderStatus.UNKNOWN
        || !order.createdAt().isBefore(asOf);
  }

  private static BigDecimal valueOf(Optional<Price> price) {
    return price.isPresent() ? price.get().value() : BigDecimal.ZERO;
  }
}
