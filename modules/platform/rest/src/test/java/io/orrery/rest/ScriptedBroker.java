package io.orrery.rest;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.ExecutionId;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.order.Broker;
import io.orrery.order.BrokerAccount;
import io.orrery.order.BrokerAttestation;
import io.orrery.order.BrokerException;
import io.orrery.order.BrokerListener;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Execution;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.Position;
import io.orrery.testkit.Samples;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A broker that takes every order and does nothing with it until a test says so. */
final class ScriptedBroker implements Broker {

  private final Session session;
  final List<OrderIntended> sent = new ArrayList<>();
  final List<ClientOrderId> cancelled = new ArrayList<>();
  final List<Position> positions = new ArrayList<>();
  Consumer<OrderIntended> onSubmit = intent -> {};
  BigDecimal equity = new BigDecimal("1000");
  BigDecimal cash = new BigDecimal("1000");
  boolean silent;
  private @Nullable BrokerListener listener;

  ScriptedBroker(Session session) {
    this.session = session;
  }

  /** All of an order is filled at 10. */
  void fill(OrderIntended order) {
    OrderReport[] reports = {
      new OrderReport.Accepted(order.clientOrderId(), Samples.NOW, new OrderId("x-1")),
      new OrderReport.Executed(
          order.clientOrderId(),
          Samples.NOW,
          new Execution(
              new ExecutionId("e-1"),
              order.qty(),
              new Price(BigDecimal.TEN),
              Optional.empty(),
              Samples.NOW,
              Optional.empty()))
    };
    for (OrderReport report : reports) {
      java.util.Objects.requireNonNull(listener).reported(report);
    }
    positions.add(new Position(order.symbol(), order.qty().value(), Optional.of(BigDecimal.TEN)));
    cash = cash.subtract(order.qty().value().multiply(BigDecimal.TEN));
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public Tenure tenure() {
    return Tenure.ACCOUNT;
  }

  @Override
  public BrokerAttestation open(BrokerListener heard) {
    listener = heard;
    return new BrokerAttestation(
        session.universe(), "scripted", "nowhere", "PA1", List.of("it is a test"));
  }

  @Override
  public Submission submit(Minted<OrderIntended> intent) {
    sent.add(intent.fact());
    onSubmit.accept(intent.fact());
    return new Submission.Sent();
  }

  @Override
  public void cancel(ClientOrderId order) {
    requireVoice();
    cancelled.add(order);
  }

  @Override
  public Optional<BrokerOrder> find(ClientOrderId order) {
    requireVoice();
    return Optional.empty();
  }

  @Override
  public List<BrokerOrder> openOrders() {
    requireVoice();
    return List.of();
  }

  @Override
  public List<Position> positions() {
    requireVoice();
    return List.copyOf(positions);
  }

  @Override
  public BrokerAccount account() {
    requireVoice();
    return new BrokerAccount(
        "PA1",
        new CurrencyCode("USD"),
        new Amount(equity),
        new Amount(cash),
        Optional.of(new Amount(cash)),
        Optional.empty());
  }

  @Override
  public void close() {
    // nothing of it runs
  }

  private void requireVoice() {
    if (silent) {
      throw new BrokerException("the broker does not answer");
    }
  }
}
