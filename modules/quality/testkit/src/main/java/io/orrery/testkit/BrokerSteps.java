package io.orrery.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.order.Broker;
import io.orrery.order.Broker.Submission;
import io.orrery.order.ClientOrderId;
import io.orrery.order.ForeignBrokerException;
import io.orrery.order.Order;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.order.Position;
import io.orrery.order.TimeInForce;
import io.orrery.trade.Side;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A broker with its counterparty, fresh for each test, and what tests do with it. */
abstract class BrokerSteps {

  static final BigDecimal PRICE = new BigDecimal("100");
  static final BigDecimal PLENTY = new BigDecimal("1000");

  private final AtomicLong numbers = new AtomicLong();
  final ReportLog log = new ReportLog();
  BrokerFixture market;
  Broker broker;

  /** A broker with its counterparty, fresh for each test. */
  protected abstract BrokerFixture fixture();

  @BeforeEach
  final void begin() {
    market = fixture();
    broker = market.broker();
  }

  @AfterEach
  final void end() {
    broker.close();
    market.close();
    log.assertNoContradiction();
  }

  /** The session's broker hears the market from now on. */
  void open() {
    broker.open(log);
    market.trade(PRICE, PLENTY);
  }

  void openAndClose(Broker other) {
    try (other) {
      other.open(log);
    }
  }

  ClientOrderId filled(OrderTicket ticket) {
    ClientOrderId id = sent(ticket);
    log.await(id, OrderReport.Accepted.class);
    market.trade(PRICE, PLENTY);
    log.await(id, OrderStatus.FILLED);
    return id;
  }

  ClientOrderId sent(OrderTicket ticket) {
    return sent(minted(ticket));
  }

  ClientOrderId sent(Minted<OrderIntended> intent) {
    log.expect(intent.fact());
    assertThat(broker.submit(intent)).isEqualTo(new Submission.Sent());
    return intent.fact().clientOrderId();
  }

  /** Answers only if the order went out: what else it says becomes an exception. */
  static void requireNotSent(Submission answer) {
    if (answer instanceof Submission.Refused refused) {
      throw new IllegalStateException(refused.reason());
    }
  }

  void assertRefusedUnsent(Minted<OrderIntended> foreign) {
    assertThatThrownBy(() -> broker.submit(foreign))
        .isInstanceOf(ForeignBrokerException.class)
        .hasMessageContaining(foreign.fact().clientOrderId().value());
    assertThat(market.timesSent(foreign.fact().clientOrderId())).isZero();
    assertThat(openIds()).isEmpty();
  }

  List<String> openIds() {
    return broker.openOrders().stream().flatMap(each -> each.clientOrderId().stream()).toList();
  }

  BigDecimal held() {
    assertThat(broker.positions()).hasSize(1).allMatch(p -> p.symbol().equals(market.symbol()));
    Position only = broker.positions().get(0);
    return only.qty();
  }

  static BigDecimal commission(Order order) {
    return order.executions().stream()
        .flatMap(each -> each.commission().stream())
        .map(amount -> amount.value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  OrderTicket buy(String qty) {
    return ticket(Side.BUY, qty, new OrderType.Market());
  }

  OrderTicket limited(Side side, String qty, String limit) {
    return ticket(side, qty, new OrderType.Limit(new Price(new BigDecimal(limit))));
  }

  OrderTicket ticket(Side side, String qty, OrderType type) {
    return new OrderTicket(
        market.symbol(),
        side,
        new Quantity(new BigDecimal(qty)),
        type,
        TimeInForce.DAY,
        market.currency(),
        OrderCause.MANUAL,
        Optional.empty(),
        Optional.of("a test wants it"));
  }

  Minted<OrderIntended> minted(OrderTicket ticket) {
    return mintedBy(market.session(), ticket, numbers.incrementAndGet());
  }

  static Minted<OrderIntended> mintedBy(Session session, OrderTicket ticket, long number) {
    Order order = Order.minted(ClientOrderId.of(session.id(), number), ticket, Samples.NOW);
    return session.mint(OrderIntended.of(order));
  }
}
