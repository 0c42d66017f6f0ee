package io.orrery.broker.simulated;

import static io.orrery.broker.simulated.Orders.price;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Symbol;
import io.orrery.order.BrokerListener;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Execution;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import io.orrery.testkit.Samples;
import io.orrery.trade.Side;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Someone who trades ABC with a simulated broker, on minute bars that follow each other. */
final class Desk implements BrokerListener {

  static final Symbol ABC = new Symbol("ABC");
  static final OrderType MARKET = new OrderType.Market();
  static final Instant START = Instant.parse("2026-03-02T14:30:00Z");

  final Session session = Samples.session(Universe.SIMULATION).session();
  final Orders orders = new Orders(session);
  final SimulatedBroker broker;
  final List<OrderReport> reports = new ArrayList<>();
  Instant next = START;

  Desk(SimulationModel model) {
    this(model, "10000");
  }

  Desk(SimulationModel model, String cash) {
    broker =
        new SimulatedBroker(
            session, model, new CashAccount("sim-1", new CurrencyCode("USD"), dec(cash)));
    broker.open(this);
  }

  /** Limits and stops inside the bar, free of everything else. */
  static SimulationModel range() {
    return fills(FillModel.NEXT_BAR_RANGE);
  }

  static SimulationModel fills(FillModel fills) {
    return SimulationModel.nextOpen()
        .with(new Timing(fills, Latency.none(), MarketSchedule.roundTheClock()));
  }

  static SimulationModel late(Latency latency) {
    return range()
        .with(new Timing(FillModel.NEXT_BAR_RANGE, latency, MarketSchedule.roundTheClock()));
  }

  static Costs slip(String basisPoints) {
    return new Costs(new Slippage.BasisPoints(dec(basisPoints)), Commission.none());
  }

  static OrderType limit(String limit) {
    return new OrderType.Limit(price(limit));
  }

  static OrderType stop(String stop) {
    return new OrderType.Stop(price(stop));
  }

  static OrderType stopLimit(String stop, String limit) {
    return new OrderType.StopLimit(price(stop), price(limit));
  }

  static BigDecimal dec(String decimal) {
    return new BigDecimal(decimal);
  }

  /** The next minute, all at one price, with 1,000 units. */
  Desk at(String price) {
    return bar(price, price, price, price, "1000");
  }

  /** The next minute. */
  Desk bar(String open, String high, String low, String close, String volume) {
    Instant end = next.plus(Duration.ofMinutes(1));
    broker.bar(
        ABC, new TradedBar(next, end, dec(open), dec(high), dec(low), dec(close), dec(volume)));
    next = end;
    return this;
  }

  /** A minute without a bar. */
  Desk missing() {
    next = next.plus(Duration.ofMinutes(1));
    return this;
  }

  ClientOrderId buy(String qty, OrderType type) {
    return send(Side.BUY, qty, type, TimeInForce.GTC);
  }

  ClientOrderId sell(String qty, OrderType type) {
    return send(Side.SELL, qty, type, TimeInForce.GTC);
  }

  ClientOrderId send(Side side, String qty, OrderType type, TimeInForce timeInForce) {
    Minted<OrderIntended> intent = orders.of(ABC, side, dec(qty), type, timeInForce);
    broker.submit(intent);
    return intent.fact().clientOrderId();
  }

  /** Holds so many units, bought at 100 apiece, without costs of its own. */
  Desk holding(String qty) {
    at("100");
    buy(qty, MARKET);
    return at("100");
  }

  OrderStatus status(ClientOrderId id) {
    return order(id).status();
  }

  BrokerOrder order(ClientOrderId id) {
    return broker.find(id).orElseThrow();
  }

  String reason(ClientOrderId id) {
    return order(id).reason().orElseThrow();
  }

  /** Its fills, such as {@code 4@100.5}. */
  List<String> fills(ClientOrderId id) {
    return order(id).executions().stream().map(Desk::shown).toList();
  }

  String cash() {
    return broker.account().cash().toString();
  }

  String buyingPower() {
    return broker.account().buyingPower().orElseThrow().toString();
  }

  private static String shown(Execution execution) {
    return execution.qty() + "@" + execution.price();
  }

  @Override
  public void reported(OrderReport report) {
    reports.add(report);
  }

  @Override
  public void resynchronize(String reason) {
    throw new IllegalStateException("a simulated market is never lost: " + reason);
  }
}
