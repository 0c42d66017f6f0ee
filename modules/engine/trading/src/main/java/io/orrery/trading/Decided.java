package io.orrery.trading;

import io.orrery.order.Order;
import io.orrery.order.OrderIntended;
import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import java.util.List;
import java.util.Optional;

/**
 * A ticket, and what was decided about it.
 *
 * @param request who wanted what
 * @param order what was minted; empty if it was denied
 * @param intent what is sent of it
 * @param decision what is to be recorded of the decision itself
 * @param reasons why it was denied
 */
record Decided(
    TicketRequest request,
    Optional<Order> order,
    Optional<Minted<OrderIntended>> intent,
    List<Fact> decision,
    List<String> reasons) {

  static Decided denied(TicketRequest request, List<Fact> decision, List<String> reasons) {
    return new Decided(request, Optional.empty(), Optional.empty(), decision, reasons);
  }

  Optional<OrderRequested> requested() {
    return order.flatMap(placed -> request.ledTo(placed.id()));
  }

  Placement placement() {
    return order
        .<Placement>map(placed -> new Placement.Placed(placed.id()))
        .orElseGet(() -> new Placement.Denied(reasons));
  }
}
