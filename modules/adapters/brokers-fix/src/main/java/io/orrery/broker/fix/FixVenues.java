package io.orrery.broker.fix;

import io.orrery.broker.fix.FixConnection.Shared;
import io.orrery.order.ForeignBrokerException;
import io.orrery.universe.Universe;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * All FIX sessions of a deployment, one a universe at most. It exists only if no two universes
 * share anything: endpoint, CompIDs, account or store (contract U7).
 */
public final class FixVenues {

  private final Map<Universe, FixConnection> connections = new EnumMap<>(Universe.class);

  /**
   * Compares them with each other.
   *
   * @throws ForeignBrokerException if two universes share something
   * @throws IllegalArgumentException if SIMULATION is among them: it has no way out
   */
  public FixVenues(Map<Universe, FixConnection> connections) {
    if (connections.containsKey(Universe.SIMULATION)) {
      throw new IllegalArgumentException(
          "a FIX session must be of live or paper, was of simulation, which opens no socket");
    }
    connections.forEach(this::add);
  }

  private void add(Universe universe, FixConnection connection) {
    connections.forEach((other, its) -> refuseShared(universe, connection, other, its));
    connections.put(universe, connection);
  }

  private static void refuseShared(
      Universe universe, FixConnection connection, Universe other, FixConnection its) {
    Set<Shared> shared = connection.sharedWith(its);
    if (!shared.isEmpty()) {
      throw new ForeignBrokerException(
          "the FIX sessions of %s and %s must share nothing, both have %s: %s and %s"
              .formatted(other, universe, shared, its, connection));
    }
  }

  /**
   * The account of a universe at its counterparty.
   *
   * @throws ForeignBrokerException if it has no FIX session
   */
  public String account(Universe universe) {
    return of(universe).parties().account();
  }

  /**
   * The session of a universe.
   *
   * @throws ForeignBrokerException if it has none
   */
  FixConnection of(Universe universe) {
    FixConnection connection = connections.get(universe);
    if (connection == null) {
      throw new ForeignBrokerException(
          "a FIX broker must be of a universe with a FIX session, %s has none: %s"
              .formatted(universe, connections.keySet()));
    }
    return connection;
  }
}
