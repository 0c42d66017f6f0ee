package io.orrery.trading;

import io.orrery.order.ClientOrderId;
import io.orrery.order.Order;
import io.orrery.order.OrderChange;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReported;
import io.orrery.trade.OrderHistory;
import io.orrery.trade.Selection;
import io.orrery.universe.Fact;
import java.util.Optional;

/** One order as the ledger of orders tells of it, for those that no desk knows any more. */
public final class OrderTrail {

  private final OrderHistory history;
  private final ClientOrderId id;
  private Optional<Order> order = Optional.empty();

  private OrderTrail(OrderHistory history, ClientOrderId id) {
    this.history = history;
    this.id = id;
  }

  /**
   * Reads the whole ledger.
   *
   * @return the order as it is recorded last; empty if it is not recorded
   * @throws io.orrery.trade.LedgerException if a record is damaged
   */
  public static Optional<Order> read(OrderHistory history, ClientOrderId id) {
    OrderTrail trail = new OrderTrail(history, id);
    history.scan(
        Selection.all(),
        0,
        scanned -> {
          trail.take(scanned.record().fact());
          return true;
        });
    return trail.order;
  }

  private void take(Fact fact) {
    if (order.isEmpty()) {
      order =
          history
              .typed(OrderIntended.class, fact)
              .filter(intent -> intent.clientOrderId().equals(id))
              .map(OrderIntended::order);
    } else {
      history
          .typed(OrderReported.class, fact)
          .filter(reported -> reported.clientOrderId().equals(id))
          .ifPresent(this::take);
    }
  }

  private void take(OrderReported reported) {
    if (order.orElseThrow().after(reported.report()) instanceof OrderChange.Changed changed) {
      order = Optional.of(changed.order());
    }
  }
}
