package io.orrery.trading;

import io.orrery.order.BrokerException;
import io.orrery.order.Order;
import io.orrery.order.OrderStatus;
import io.orrery.risk.StrategyPermission;
import io.orrery.trade.Side;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the broker to cancel the orders by which a strategy would take on risk that it may not take
 * on any more: its promotion ended while they worked.
 */
final class Withdrawals {

  private static final System.Logger LOG = System.getLogger(Withdrawals.class.getName());

  /** Those that the broker has and was not asked to cancel yet. */
  private static final Set<OrderStatus> OPEN =
      EnumSet.of(OrderStatus.NEW, OrderStatus.PARTIALLY_FILLED);

  private final OrderDesk desk;

  Withdrawals(OrderDesk desk) {
    this.desk = desk;
  }

  /** One look; what the broker did not hear is asked for again at the next. */
  void look() {
    for (Order order : desk.view().working()) {
      withheld(order).ifPresent(reason -> cancel(order, reason));
    }
  }

  /** Strategies buy to come in and sell to get out: what they sell is never in the way. */
  private Optional<String> withheld(Order order) {
    boolean isMeant = order.ticket().side() == Side.BUY && OPEN.contains(order.status());
    return isMeant
        ? order.ticket().strategy().map(desk::permission).flatMap(Withdrawals::reason)
        : Optional.empty();
  }

  private static Optional<String> reason(StrategyPermission permission) {
    return permission instanceof StrategyPermission.Withheld withheld
        ? Optional.of(withheld.reason())
        : Optional.empty();
  }

  private void cancel(Order order, String reason) {
    try {
      desk.cancel(order.id(), reason);
    } catch (IllegalArgumentException over) {
      LOG.log(Level.DEBUG, "{0} ended by itself", order.id());
    } catch (BrokerException e) {
      LOG.log(Level.WARNING, "cancelling order {0} failed: {1}", order.id(), e.getMessage());
    }
  }
}
