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
}
