package io.orrery.broker.fix;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Symbol;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Order;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import io.orrery.trade.Side;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Lineage;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A session with a FIX broker, and the counterparty's port. */
final class FixBench {

  static final String ACCOUNT = "PAPER-7";
  static final Set<FixAbility> ALL = EnumSet.allOf(FixAbility.class);
  private static final AtomicInteger NAMES = new AtomicInteger();

  final Session.Control control;
  final FixBroker broker;
  final Heard heard = new Heard();
  private long numbers;

  FixBench(Universe universe, FixConnection connection, Path root) {
    control =
        Session.begin(universe, Assumptions.unknown(), new Lineage.Unknown(), Clock.systemUTC());
    broker =
        new FixBroker(
            control.session(),
            new FixVenues(Map.of(universe, connection)),
            root,
            Clock.systemUTC());
  }

  /** A name for our side that no other test of this process uses. */
  static String freshName() {
    return "OR" + NAMES.incrementAndGet();
  }

  static FixConnection connection(String sender, int port, Path root, Set<FixAbility> abilities) {
    return new FixConnection(
        new FixEndpoint("127.0.0.1", port, Optional.empty()),
        new FixParties(sender, "VENUE", ACCOUNT),
        root.resolve("fix"),
        new FixTiming(Duration.ofSeconds(5), Duration.ofSeconds(5), Optional.empty()),
        abilities);
  }

  OrderIntended next(OrderType type, TimeInForce duration) {
    OrderTicket ticket =
        new OrderTicket(
            new Symbol("AAPL"),
            Side.BUY,
            new Quantity(new BigDecimal("10")),
            type,
            duration,
            new CurrencyCode("USD"),
            OrderCause.MANUAL,
            Optional.empty(),
            Optional.empty());
    ClientOrderId id = ClientOrderId.of(control.session().id(), ++numbers);
    return OrderIntended.of(Order.minted(id, ticket, Clock.systemUTC().instant()));
  }

  Minted<OrderIntended> limitOrder() {
    return mint(next(new OrderType.Limit(new Price(new BigDecimal("190.25"))), TimeInForce.DAY));
  }

  Minted<OrderIntended> mint(OrderIntended order) {
    return control.session().mint(order);
  }
}
