package io.orrery.trading;

import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderTicket;
import io.orrery.trade.Origin;
import java.util.Optional;

/**
 * A ticket, and who brought it.
 *
 * @param ticket what is wanted
 * @param origin the request from outside that wants it; empty if a strategy does
 */
record TicketRequest(OrderTicket ticket, Optional<Origin> origin) {

  static TicketRequest of(OrderTicket ticket) {
    return new TicketRequest(ticket, Optional.empty());
  }

  /** What is to be recorded of the request if it leads to this order. */
  Optional<OrderRequested> ledTo(ClientOrderId order) {
    return origin.map(known -> new OrderRequested(known, order));
  }
}
