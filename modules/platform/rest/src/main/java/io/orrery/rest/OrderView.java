package io.orrery.rest;

import io.orrery.order.Order;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.trade.FactFields;

/** An order as it is known now. */
final class OrderView {

  private OrderView() {}

  static Members of(Order order) {
    return ticket(order.ticket(), new Members().put("client_order_id", order.id().value()))
        .put("status", FactFields.value(order.status()))
        .put("status_reason", order.reason())
        .put("order_id", order.orderId().map(FactFields::value))
        .put("filled_qty", FactFields.value(order.filledQty()))
        .put("leaves_qty", FactFields.value(order.leavesQty()))
        .put("average_price", order.averagePrice().map(FactFields::value))
        .put("created_at", order.createdAt().toString())
        .put("changed_at", order.changedAt().toString())
        .put("executions", FactFields.value(order.executions()));
  }

  private static Members ticket(OrderTicket ticket, Members view) {
    return view.put("symbol", ticket.symbol().value())
        .put("side", FactFields.value(ticket.side()))
        .put("qty", FactFields.value(ticket.qty()))
        .put("type", word(ticket.type()))
        .put("limit_price", ticket.type().limit().map(FactFields::value))
        .put("stop_price", ticket.type().stop().map(FactFields::value))
        .put("time_in_force", FactFields.value(ticket.timeInForce()))
        .put("currency", FactFields.value(ticket.currency()))
        .put("cause", FactFields.value(ticket.cause()))
        .put("strategy", ticket.strategy().map(FactFields::value))
        .put("reason", ticket.reason());
  }

  private static String word(OrderType type) {
    if (type instanceof OrderType.Limit) {
      return "limit";
    }
    if (type instanceof OrderType.Stop) {
      return "stop";
    }
    return type instanceof OrderType.StopLimit ? "stop_limit" : "market";
  }
}
