package io.orrery.trading;

import io.orrery.basics.Symbol;
import io.orrery.order.BrokerAccount;
import io.orrery.order.Order;
import io.orrery.order.Position;
import io.orrery.risk.Finding;
import io.orrery.risk.MarketPrice;
import io.orrery.universe.SessionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the desk knows when a decision is made. */
public interface DeskView {

  /** What is held, as our records say. */
  List<Position> positions();

  /** The session that opened or took over what is held of a symbol; empty if nothing is held. */
  Optional<SessionId> openedIn(Symbol symbol);

  /** The last price of a symbol, as far as the market of this desk knows. */
  Finding<MarketPrice> lastPrice(Symbol symbol);

  /** The orders that may still be filled, those that were minted just now among them. */
  Collection<Order> working();

  /** What the broker said of the account last; empty if it never did. */
  Optional<BrokerAccount> account();

  /** When the decision is made. */
  Instant now();
}
