package io.orrery.trading;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.ExecutionId;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.order.BrokerAccount;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Execution;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import io.orrery.order.Position;
import io.orrery.testkit.Samples;
import io.orrery.trade.Side;
import io.orrery.universe.SessionId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outside world: it goes on while our process dies and begins again. */
final class Exchange {

  private static final BigDecimal PRICE = BigDecimal.TEN;
  private static final SessionId SOMEWHERE = new SessionId("P-01JQ3V6W8Z5T4R2N1M0K9H7G6F");

  final Map<String, BrokerOrder> orders = new LinkedHashMap<>();
  final List<String> arrivals = new ArrayList<>();
  private final List<OrderReport> reports = new ArrayList<>();
  private final List<OrderIntended> underWay = new ArrayList<>();
  private final Portfolio portfolio = new Portfolio();
  String account = "PA1";
  private long executions;

  Exchange() {
    portfolio.begin(SOMEWHERE, List.of(), Optional.of(new Amount(new BigDecimal("100000"))));
  }

  /** A message that left us and has not arrived. */
  void send(OrderIntended intent) {
    underWay.add(intent);
  }

  /** All that was on its way arrives. */
  void arrive() {
    List<OrderIntended> all = List.copyOf(underWay);
    underWay.clear();
    all.forEach(this::take);
  }

  /** All that was on its way is lost. */
  void lose() {
    underWay.clear();
  }

  void take(OrderIntended intent) {
    String name = intent.clientOrderId().value();
    arrivals.add(name);
    if (orders.containsKey(name)) {
      return;
    }
    OrderId id = new OrderId("x-" + orders.size());
    put(name, order(intent, id, List.of(), OrderStatus.NEW));
    reports.add(new OrderReport.Accepted(intent.clientOrderId(), Samples.NOW, id));
  }

  void reject(OrderIntended intent) {
    arrivals.add(intent.clientOrderId().value());
    put(
        intent.clientOrderId().value(),
        order(intent, new OrderId("x-" + orders.size()), List.of(), OrderStatus.REJECTED));
    reports.add(
        new OrderReport.Rejected(intent.clientOrderId(), Samples.NOW, "the exchange says no"));
  }

  /** Fills some or all of an order, if it is there and works. */
  void fill(OrderIntended intent, BigDecimal qty) {
    BrokerOrder order = orders.get(intent.clientOrderId().value());
    if (order == null || !order.status().mayFill()) {
      return;
    }
    BigDecimal some = qty.min(order.qty().value().subtract(order.filledQty()));
    Execution execution =
        new Execution(
                new ExecutionId("e-" + ++executions),
                new Quantity(some),
                new Price(PRICE),
                Optional.empty(),
                Samples.NOW,
                Optional.empty())
            .withCumQty(order.filledQty().add(some));
    List<Execution> all = new ArrayList<>(order.executions());
    all.add(execution);
    BigDecimal filled = order.filledQty().add(some);
    OrderStatus status =
        filled.compareTo(order.qty().value()) == 0
            ? OrderStatus.FILLED
            : OrderStatus.PARTIALLY_FILLED;
    put(intent.clientOrderId().value(), order(intent, order.orderId(), all, status));
    portfolio.fill(SOMEWHERE, intent.symbol(), intent.side(), execution);
    reports.add(new OrderReport.Executed(intent.clientOrderId(), Samples.NOW, execution));
  }

  void cancel(ClientOrderId id) {
    BrokerOrder order = orders.get(id.value());
    if (order != null && order.status().mayFill()) {
      put(
          id.value(),
          new BrokerOrder(
              order.clientOrderId(),
              order.orderId(),
              order.symbol(),
              order.side(),
              order.qty(),
              order.filledQty(),
              OrderStatus.CANCELED,
              order.executions(),
              Optional.empty()));
      reports.add(new OrderReport.Canceled(id, Samples.NOW, "as asked"));
    }
  }

  /** What it has said since it was asked last. */
  List<OrderReport> takeReports() {
    List<OrderReport> taken = new ArrayList<>(reports);
    reports.clear();
    return taken;
  }

  /** Somebody else trades in the account. */
  void meddle(io.orrery.basics.Symbol symbol, String qty) {
    portfolio.fill(
        SOMEWHERE,
        symbol,
        Side.BUY,
        new Execution(
            new ExecutionId("other-" + ++executions),
            new Quantity(new BigDecimal(qty)),
            new Price(PRICE),
            Optional.empty(),
            Samples.NOW,
            Optional.empty()));
  }

  List<Position> positions() {
    return portfolio.all();
  }

  BrokerAccount account() {
    Amount cash = portfolio.cash().orElseThrow();
    return new BrokerAccount(
        account, new CurrencyCode("USD"), cash, cash, Optional.of(cash), Optional.empty());
  }

  private void put(String name, BrokerOrder order) {
    orders.put(name, order);
  }

  private static BrokerOrder order(
      OrderIntended intent, OrderId id, List<Execution> executions, OrderStatus status) {
    BigDecimal filled =
        executions.stream().map(e -> e.qty().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new BrokerOrder(
        Optional.of(intent.clientOrderId().value()),
        id,
        intent.symbol(),
        intent.side(),
        intent.qty(),
        filled,
        status,
        executions,
        Optional.empty());
  }
}
