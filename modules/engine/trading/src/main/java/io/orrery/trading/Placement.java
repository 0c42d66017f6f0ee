package io.orrery.trading;

import io.orrery.order.ClientOrderId;
import java.util.List;

/** What became of a ticket at the desk. */
public sealed interface Placement {

  /**
   * An order is on its way; what the broker makes of it comes as reports.
   *
   * @param order our name for it
   */
  record Placed(ClientOrderId order) implements Placement {}

  /**
   * There is no order.
   *
   * @param reasons why, as sentences; one or more
   */
  record Denied(List<String> reasons) implements Placement {

    /** Copies the list. */
    public Denied {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * The same request led to an order before: nothing was sent now.
   *
   * @param order our name for that order
   */
  record Replayed(ClientOrderId order) implements Placement {}

  /**
   * Another request came under the same key before: nothing was sent now.
   *
   * @param sentence what must hold, and what was found
   */
  record Conflicting(String sentence) implements Placement {}
}
