package io.orrery.trading;

import io.orrery.universe.Fact;
import java.util.List;

/**
 * Record: our orders, positions and cash were compared with the broker's.
 *
 * @param account its name at the broker
 * @param ordersLookedUp how many orders were looked up by name
 * @param positions how many positions the broker has
 * @param differences what nothing explains; empty if all agrees
 */
public record AccountReconciled(
    String account, long ordersLookedUp, long positions, List<Difference> differences)
    implements Fact {

  /** Copies the list. */
  public AccountReconciled {
    differences = List.copyOf(differences);
  }
}
