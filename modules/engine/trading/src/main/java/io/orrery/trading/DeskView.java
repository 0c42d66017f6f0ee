package io.orrery.trading;

import io.orrery.order.BrokerAccount;
import io.orrery.order.Order;
import io.orrery.order.Position;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the desk knows when a decision is made. */
public interface DeskView {

  /** What is held, as our records say. */
  List<Position> positions();

  /** The orders that may still be filled, those that were minted just now among them. */
  Collection<Order> working();

  /** What the broker said of the account last; empty if it never did. */
  Optional<BrokerAccount> account();

  /** When the decision is made. */
  Instant now();
}
