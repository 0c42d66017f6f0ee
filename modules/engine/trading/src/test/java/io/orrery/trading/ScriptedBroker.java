package io.orrery.trading;

import io.orrery.order.Broker;
import io.orrery.order.BrokerAccount;
import io.orrery.order.BrokerAttestation;
import io.orrery.order.BrokerException;
import io.orrery.order.BrokerListener;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.Position;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** A broker that does what a test says, in front of an exchange that outlives it. */
final class ScriptedBroker implements Broker {

  private final Session session;
  private final Exchange exchange;
  final Map<ClientOrderId, OrderIntended> sent = new LinkedHashMap<>();
  final List<ClientOrderId> cancelled = new ArrayList<>();
  Function<OrderIntended, Submission> onSubmit;
  Runnable onOpen = () -> {};
  BooleanSupplier onCancelAll = () -> false;
  boolean silent;
  boolean tellsSumsOnly;
  Tenure tenure = Tenure.ACCOUNT;
  private BrokerListener listener = new NobodyListens();

  ScriptedBroker(Session session, Exchange exchange) {
    this.session = session;
    this.exchange = exchange;
    this.onSubmit =
        intent -> {
          exchange.take(intent);
          return new Submission.Sent();
        };
  }

  /** Passes on what the exchange said. */
  void deliver() {
    exchange.takeReports().forEach(listener::reported);
  }

  void report(OrderReport report) {
    listener.reported(report);
  }

  BrokerListener listener() {
    return listener;
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public Tenure tenure() {
    return tenure;
  }

  @Override
  public BrokerAttestation open(BrokerListener heard) {
    onOpen.run();
    listener = heard;
    return new BrokerAttestation(
        session.universe(), "scripted", "nowhere", exchange.account, List.of("it is a test"));
  }

  @Override
  public Submission submit(Minted<OrderIntended> intent) {
    session.requireOwn(intent.provenance());
    OrderIntended order = intent.fact();
    if (sent.put(order.clientOrderId(), order) != null) {
      throw new AssertionError("order " + order.clientOrderId() + " was sent twice");
    }
    return onSubmit.apply(order);
  }

  @Override
  public void cancel(ClientOrderId order) {
    cancelled.add(order);
    exchange.cancel(order);
  }

  @Override
  public boolean cancelAll() {
    return onCancelAll.getAsBoolean();
  }

  @Override
  public Optional<BrokerOrder> find(ClientOrderId order) {
    requireVoice();
    return Optional.ofNullable(exchange.orders.get(order.value())).map(this::told);
  }

  /** Some brokers tell of fills in detail when they are asked, others in sum. */
  private BrokerOrder told(BrokerOrder order) {
    if (!tellsSumsOnly) {
      return order;
    }
    return new BrokerOrder(
            order.clientOrderId(),
            order.orderId(),
            order.symbol(),
            order.side(),
            order.qty(),
            order.filledQty(),
            order.status(),
            List.of(),
            order.reason())
        .withAveragePrice(
            order.filledQty().signum() > 0 ? Optional.of(BigDecimal.TEN) : Optional.empty());
  }

  @Override
  public List<BrokerOrder> openOrders() {
    requireVoice();
    return exchange.orders.values().stream().filter(each -> each.status().mayFill()).toList();
  }

  @Override
  public List<Position> positions() {
    requireVoice();
    return exchange.positions();
  }

  @Override
  public BrokerAccount account() {
    requireVoice();
    return exchange.account();
  }

  @Override
  public void close() {
    listener = new NobodyListens();
  }

  private void requireVoice() {
    if (silent) {
      throw new BrokerException("the broker does not answer");
    }
  }

  private static final class NobodyListens implements BrokerListener {
    @Override
    public void reported(OrderReport report) {
      // told to nobody
    }

    @Override
    public void resynchronize(String reason) {
      // told to nobody
    }
  }
}
