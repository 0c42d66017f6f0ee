package io.orrery.broker.alpaca;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Symbol;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import io.orrery.testkit.Samples;
import io.orrery.trade.Side;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A session of one universe, a stub of Alpaca for it, and a broker between them. */
final class Desk implements AutoCloseable {

  /** Impatient, so that tests are quick. */
  static final AlpacaPace QUICK =
      new AlpacaPace(
          Duration.ofSeconds(1),
          Duration.ofSeconds(4),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofSeconds(2),
          new AlpacaPace.Budget(60_000, 1_000, 10));

  final AlpacaStub stub;
  final Session.Control control;
  final Session session;
  final Heard heard = new Heard();
  final AlpacaBroker broker;
  private final AtomicLong numbers = new AtomicLong();

  Desk(Universe universe) throws Exception {
    this.stub = new AlpacaStub(universe);
    this.control = Samples.session(universe);
    this.session = control.session();
    this.broker = new AlpacaBroker(session, connection(stub, universe), QUICK, Samples.CLOCK);
  }

  /** What an administrator configures for a stub. */
  static AlpacaConnection connection(AlpacaStub stub, Universe universe) {
    return new AlpacaConnection(
        AlpacaVenue.official().with(universe, stub.uri()).with(universe, stub.stream().uri()),
        stub.uri(),
        java.net.URI.create("https://data.alpaca.markets"),
        stub.stream().uri(),
        stub.key(),
        stub.accountNumber());
  }

  Desk opened() {
    broker.open(heard);
    return this;
  }

  /** A new order for 10 AAPL at the market. */
  Minted<OrderIntended> order() {
    return order(new OrderType.Market(), "10");
  }

  Minted<OrderIntended> order(OrderType type, String qty) {
    return session.mint(
        intended(ClientOrderId.of(session.id(), numbers.incrementAndGet()), type, qty));
  }

  static OrderIntended intended(ClientOrderId id, OrderType type, String qty) {
    return new OrderIntended(
        id,
        new Symbol("AAPL"),
        Side.BUY,
        new Quantity(new BigDecimal(qty)),
        type,
        TimeInForce.DAY,
        new CurrencyCode("USD"),
        OrderCause.MANUAL,
        Optional.empty(),
        Optional.empty(),
        Samples.NOW);
  }

  static Price price(String value) {
    return new Price(new BigDecimal(value));
  }

  @Override
  public void close() {
    broker.close();
    stub.close();
  }
}
