package io.orrery.risk;

import io.orrery.order.BrokerAccount;
import java.time.Instant;

/**
 * The account that an order would be paid from.
 *
 * @param account what the broker says of it
 * @param asOf when the broker was asked
 * @param reserving who sets money aside for orders on their way
 */
public record RiskAccount(BrokerAccount account, Instant asOf, Reserving reserving) {

  /** Who sets money aside for orders on their way. */
  public enum Reserving {
    /**
     * The broker: its buying power is less by the orders that it had when it was asked. Those that
     * it had not are set aside by us.
     */
    BROKER,
    /** Nobody but us: everything on its way is set aside by us. */
    OURSELVES
  }
}
