package io.orrery.wiring;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.order.Broker;
import io.orrery.order.BrokerAccount;
import io.orrery.order.BrokerAttestation;
import io.orrery.order.BrokerListener;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderIntended;
import io.orrery.order.Position;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A gateway that may log into another account behind the back of who configured it. */
final class TurncoatBroker implements Broker {

  final List<OrderIntended> sent = new ArrayList<>();
  String account = "PA1";
  private final Session session;

  TurncoatBroker(Session session) {
    this.session = session;
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
  public BrokerAttestation open(BrokerListener listener) {
    return new BrokerAttestation(
        session.universe(), "turncoat", "nowhere", account, List.of("a test"));
  }

  @Override
  public Submission submit(Minted<OrderIntended> intent) {
    sent.add(intent.fact());
    return new Submission.Sent();
  }

  @Override
  public void cancel(ClientOrderId order) {}

  @Override
  public Optional<BrokerOrder> find(ClientOrderId order) {
    return Optional.empty();
  }

  @Override
  public List<BrokerOrder> openOrders() {
    return List.of();
  }

  @Override
  public List<Position> positions() {
    return List.of();
  }

  @Override
  public BrokerAccount account() {
    Amount cash = new Amount(new BigDecimal("1000"));
    return new BrokerAccount(
        account, new CurrencyCode("USD"), cash, cash, Optional.of(cash), Optional.empty());
  }

  @Override
  public void close() {}
}
