package io.orrery.proof;

import io.orrery.basics.Quantity;
import io.orrery.broker.simulated.CashAccount;
import io.orrery.broker.simulated.SimulatedBroker;
import io.orrery.broker.simulated.SimulationModel;
import io.orrery.order.BrokerListener;
import io.orrery.order.ClientOrderId;
import io.orrery.order.ForeignBrokerException;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import io.orrery.trade.Side;
import io.orrery.universe.Session;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Brokers of another universe and orders of another session: U7. */
final class BrokerAttempts {

  private static final CashAccount ACCOUNT =
      new CashAccount("canary", Facts.DOLLARS, BigDecimal.TEN);

  private BrokerAttempts() {}

  static List<Attempt> all() {
    return List.of(
        Attempt.onTwin(Invariant.U7, "broker_of_another_universe", BrokerAttempts::ofAnother),
        Attempt.onTwin(Invariant.U7, "order_of_another_universe", BrokerAttempts::foreignOrder),
        Attempt.onTwin(Invariant.U7, "order_of_an_earlier_session", BrokerAttempts::earlierOrder),
        Attempt.onTwin(Invariant.U7, "order_under_a_foreign_name", BrokerAttempts::foreignName));
  }

  private static OrderIntended order(SessionId named) {
    return new OrderIntended(
        ClientOrderId.of(named, 1),
        Facts.SYMBOL,
        Side.BUY,
        new Quantity(BigDecimal.ONE),
        new OrderType.Market(),
        TimeInForce.DAY,
        Facts.DOLLARS,
        OrderCause.MANUAL,
        Optional.empty(),
        Optional.empty(),
        Facts.MOMENT);
  }

  private static SimulatedBroker broker(Session session) {
    SimulatedBroker broker = new SimulatedBroker(session, SimulationModel.nextOpen(), ACCOUNT);
    broker.open(new Deaf());
    return broker;
  }

  private static Finding ofAnother(Scene scene) throws IOException {
    Session paper = scene.session(Universe.PAPER).session();
    Session live = scene.session(Universe.LIVE).session();
    return Expect.all(
        Expect.refusal(
            ForeignBrokerException.class, List.of(paper.id().value()), () -> broker(paper)),
        Expect.refusal(
            ForeignBrokerException.class, List.of(live.id().value()), () -> broker(live)));
  }

  private static Finding foreignOrder(Scene scene) throws IOException {
    Session own = scene.session(Universe.SIMULATION).session();
    Session other = scene.session(Universe.PAPER).session();
    SimulatedBroker broker = broker(own);
    return Expect.all(
        Expect.refusal(
            ForeignBrokerException.class,
            List.of(other.id().value()),
            () -> broker.submit(other.mint(order(other.id())))),
        Expect.refusal(
            ForeignBrokerException.class, () -> broker.cancel(ClientOrderId.of(other.id(), 1))));
  }

  private static Finding earlierOrder(Scene scene) throws IOException {
    Session earlier = scene.twin().open(Universe.SIMULATION).session();
    var order = earlier.mint(order(earlier.id()));
    scene.twin().close(Universe.SIMULATION);
    SimulatedBroker broker = broker(scene.twin().open(Universe.SIMULATION).session());
    return Expect.refusal(
        ForeignBrokerException.class, List.of(earlier.id().value()), () -> broker.submit(order));
  }

  private static Finding foreignName(Scene scene) throws IOException {
    Session own = scene.session(Universe.SIMULATION).session();
    Session other = scene.session(Universe.LIVE).session();
    SimulatedBroker broker = broker(own);
    return Expect.refusal(
        ForeignBrokerException.class, () -> broker.submit(own.mint(order(other.id()))));
  }

  /** Nobody is told of an order that was never taken. */
  private static final class Deaf implements BrokerListener {
    @Override
    public void reported(OrderReport report) {}

    @Override
    public void resynchronize(String reason) {}
  }
}
