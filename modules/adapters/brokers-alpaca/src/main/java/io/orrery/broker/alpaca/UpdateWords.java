package io.orrery.broker.alpaca;

import io.orrery.basics.Check;
import io.orrery.basics.ExecutionId;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.order.BrokerException;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Execution;
import io.orrery.order.OrderReport;
import io.orrery.universe.Universe;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Alpaca's words for what happens to an order, and ours. */
final class UpdateWords {

  private final Universe universe;
  private final Clock clock;

  UpdateWords(Universe universe, Clock clock) {
    this.universe = universe;
    this.clock = clock;
  }

  /**
   * What an update means for an order of ours.
   *
   * @return empty if it is about an order of somebody else
   * @throws BrokerException if it cannot be understood: then all that is open must be looked up
   */
  Optional<OrderReport> read(Messages.Update update) {
    Messages.Order order = update.order();
    String event = update.event();
    if (order == null || event == null) {
      throw new BrokerException("an update of Alpaca must name an event and an order");
    }
    String name = order.clientOrderId();
    if (name == null || !ClientOrderId.isOne(name)) {
      return Optional.empty();
    }
    ClientOrderId id = new ClientOrderId(name);
    if (id.universe() != universe) {
      throw new BrokerException(
          "the orders of this account must be of %s, %s is in it".formatted(universe, id));
    }
    return Optional.of(report(id, event, update, order));
  }

  private OrderReport report(
      ClientOrderId id, String event, Messages.Update update, Messages.Order order) {
    Instant at = at(update);
    String said = "Alpaca says " + event;
    return switch (event) {
      case "new",
          "accepted",
          "pending_new",
          "accepted_for_bidding",
          "held",
          "stopped",
          "suspended",
          "calculated",
          "done_for_day",
          "pending_replace",
          "order_replace_rejected" ->
          new OrderReport.Accepted(id, at, orderId(order));
      case "fill", "partial_fill" -> new OrderReport.Executed(id, at, execution(update, at));
      case "pending_cancel" -> new OrderReport.CancelRequested(id, at, said);
      case "order_cancel_rejected" -> new OrderReport.CancelRejected(id, at, said);
      case "canceled" -> new OrderReport.Canceled(id, at, said);
      case "expired" -> new OrderReport.Expired(id, at, said);
      case "replaced" -> new OrderReport.Replaced(id, at, said + by(order));
      case "rejected" -> new OrderReport.Rejected(id, at, said);
      default ->
          throw new BrokerException(
              "the event of order %s must be a known one, was %s"
                  .formatted(id, Check.shown(event)));
    };
  }

  private static String by(Messages.Order order) {
    return order.replacedBy() == null ? "" : " by " + Check.shown(order.replacedBy());
  }

  private static OrderId orderId(Messages.Order order) {
    return OrderWords.value("order id", order.id(), OrderId::new);
  }

  private static Execution execution(Messages.Update update, Instant at) {
    Execution execution =
        new Execution(
            OrderWords.value("execution_id", update.executionId(), ExecutionId::new),
            OrderWords.value("qty", update.qty(), text -> new Quantity(OrderWords.decimal(text))),
            OrderWords.value("price", update.price(), text -> new Price(OrderWords.decimal(text))),
            Optional.empty(),
            at,
            Optional.empty());
    return update.order() == null || update.order().filledQty() == null
        ? execution
        : execution.withCumQty(
            OrderWords.value("filled_qty", update.order().filledQty(), OrderWords::decimal));
  }

  private Instant at(Messages.Update update) {
    return update.timestamp() == null
        ? clock.instant()
        : OrderWords.value("timestamp", update.timestamp(), OrderWords::moment);
  }
}
