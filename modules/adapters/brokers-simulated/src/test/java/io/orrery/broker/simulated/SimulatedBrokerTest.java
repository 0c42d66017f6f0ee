package io.orrery.broker.simulated;

import static io.orrery.broker.simulated.Desk.MARKET;
import static io.orrery.broker.simulated.Desk.dec;
import static io.orrery.broker.simulated.Desk.limit;
import static io.orrery.broker.simulated.Desk.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.CurrencyCode;
import io.orrery.order.Broker;
import io.orrery.order.BrokerListener;
import io.orrery.order.ClientOrderId;
import io.orrery.order.ForeignBrokerException;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.TimeInForce;
import io.orrery.testkit.Samples;
import io.orrery.trade.Side;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Lineage;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Universe;
import io.orrery.universe.ValidityReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom the simulated broker serves, and how it tells what happens. */
class SimulatedBrokerTest {

  private static final CashAccount ACCOUNT =
      new CashAccount("sim-1", new CurrencyCode("USD"), dec("10000"));

  @Tag("U7")
  @ParameterizedTest
  @EnumSource(names = {"LIVE", "PAPER"})
  void refusesEveryOtherUniverseBeforeThereIsABroker(Universe universe) {
    Session session = Samples.session(universe).session();

    assertThatThrownBy(() -> new SimulatedBroker(session, range(), ACCOUNT))
        .isInstanceOf(ForeignBrokerException.class)
        .hasMessageContaining("is for simulation, was asked to serve " + universe);
  }

  @Tag("U9")
  @Test
  void refusesASessionThatHasAnotherModelOnRecord() {
    SimulationModel recorded = realistic();
    SimulationModel other =
        recorded
            .with(new Timing(FillModel.NEXT_OPEN, Latency.none(), MarketSchedule.ignored()))
            .with(Costs.none())
            .with(VenueRules.wholeUnits())
            .withSeed(8);
    Session session = session(recorded.assumptions());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimulatedBroker(session, other, ACCOUNT))
        .withMessageContaining("fill model: NEXT_BAR_RANGE, NEXT_OPEN")
        .withMessageContaining("fees: MODELLED, NONE")
        .withMessageContaining("partial fills: MODELLED, NEVER")
        .withMessageContaining("market hours: ROUND_THE_CLOCK, IGNORED")
        .withMessageContaining("latency: PT0.25S, PT0S")
        .withMessageContaining("seed: 7, 8")
        .withMessageContaining("slippage in basis points: 5.0, 0");
  }

  @Tag("U9")
  @Test
  void servesASessionWhoseRecordSaysTheSameOrNothing() {
    SimulationModel model = realistic();
    Assumptions same = model.assumptions();

    assertThat(new SimulatedBroker(session(same), model, ACCOUNT).session().assumptions())
        .isEqualTo(same);
    assertThat(new SimulatedBroker(session(Assumptions.unknown()), model, ACCOUNT).tenure())
        .isEqualTo(Broker.Tenure.SESSION);
  }

  @Tag("U9")
  @Test
  void eachSwitchOfTheModelShowsInTheValidityOfItsSession() {
    SimulationModel real = realistic();
    Timing timing = real.timing();

    assertThat(reasons(real)).containsExactly(ValidityReason.LINEAGE_NOT_VERIFIED);
    assertThat(reasons(real.with(new Timing(timing.fills(), Latency.none(), timing.schedule()))))
        .contains(ValidityReason.LATENCY_NOT_MODELLED);
    assertThat(reasons(real.with(new Costs(Slippage.none(), real.costs().commission()))))
        .contains(ValidityReason.SLIPPAGE_NOT_MODELLED);
    assertThat(reasons(real.with(new Costs(real.costs().slippage(), Commission.none()))))
        .contains(ValidityReason.FEES_NOT_MODELLED);
    assertThat(reasons(real.with(VenueRules.wholeUnits())))
        .contains(ValidityReason.PARTIAL_FILLS_NOT_MODELLED);
    assertThat(
            reasons(
                real.with(new Timing(timing.fills(), timing.latency(), MarketSchedule.ignored()))))
        .contains(ValidityReason.MARKET_HOURS_NOT_RESPECTED);
    assertThat(reasons(Desk.fills(FillModel.SAME_CLOSE))).contains(ValidityReason.FILLS_TOO_EARLY);
  }

  @Test
  void takesNothingBeforeItIsOpenAndIsOpenedOnce() {
    Session session = session(Assumptions.unknown());
    SimulatedBroker broker = new SimulatedBroker(session, range(), ACCOUNT);

    assertThatThrownBy(broker::positions).hasMessageContaining("must be opened before it is used");
    Desk desk = new Desk(range());
    assertThatThrownBy(() -> desk.broker.open(desk)).hasMessageContaining("must be opened once");
  }

  @Tag("U2")
  @Test
  void takesNoOrderAndNoBarOfAClosedSessionButCancels() {
    Session.Control control = Samples.session(Universe.SIMULATION);
    SimulatedBroker broker = new SimulatedBroker(control.session(), range(), ACCOUNT);
    List<OrderReport> reports = new ArrayList<>();
    broker.open(listening(reports));
    Orders orders = new Orders(control.session());
    TradedBar bar = TradedBar.moment(Desk.START, dec("100"), dec("10"));
    broker.bar(Desk.ABC, bar);
    Minted<OrderIntended> working =
        orders.of(Desk.ABC, Side.BUY, dec("1"), limit("90"), TimeInForce.GTC);
    Minted<OrderIntended> late = orders.of(Desk.ABC, Side.BUY, dec("1"), MARKET, TimeInForce.GTC);
    broker.submit(working);

    control.close();

    assertThatThrownBy(() -> broker.submit(late)).isInstanceOf(SessionClosedException.class);
    assertThatThrownBy(() -> broker.bar(Desk.ABC, bar)).isInstanceOf(SessionClosedException.class);
    broker.cancel(working.fact().clientOrderId());
    assertThat(reports).last().isInstanceOf(OrderReport.Canceled.class);
  }

  @Test
  void aListenerMayTradeUponWhatItHearsAndHearsOfThatLater() {
    Session session = session(Assumptions.unknown());
    SimulatedBroker broker = new SimulatedBroker(session, range(), ACCOUNT);
    Orders orders = new Orders(session);
    List<String> heard = new ArrayList<>();
    broker.open(
        new BrokerListener() {
          @Override
          public void reported(OrderReport report) {
            heard.add(report.order().number() + " " + report.getClass().getSimpleName());
            if (report instanceof OrderReport.Executed && report.order().number() == 1) {
              broker.submit(orders.of(Desk.ABC, Side.SELL, dec("1"), MARKET, TimeInForce.GTC));
              assertThat(broker.openOrders()).hasSize(1);
            }
          }

          @Override
          public void resynchronize(String reason) {}
        });
    broker.bar(Desk.ABC, TradedBar.moment(Desk.START, dec("100"), dec("10")));
    broker.submit(orders.of(Desk.ABC, Side.BUY, dec("1"), MARKET, TimeInForce.GTC));
    broker.submit(orders.of(Desk.ABC, Side.BUY, dec("2"), MARKET, TimeInForce.GTC));
    broker.bar(Desk.ABC, TradedBar.moment(Desk.START.plusSeconds(1), dec("100"), dec("10")));

    assertThat(heard)
        .containsExactly("1 Accepted", "2 Accepted", "1 Executed", "2 Executed", "3 Accepted");
  }

  @Test
  void tellsTheRestWhenAListenerThrew() {
    Session session = session(Assumptions.unknown());
    SimulatedBroker broker =
        new SimulatedBroker(
            session, range().with(VenueRules.wholeUnits().withParticipation(dec("0.1"))), ACCOUNT);
    Orders orders = new Orders(session);
    List<OrderReport> heard = new ArrayList<>();
    broker.open(
        new BrokerListener() {
          @Override
          public void reported(OrderReport report) {
            heard.add(report);
            if (heard.size() == 2) {
              throw new IllegalStateException("a listener's bug");
            }
          }

          @Override
          public void resynchronize(String reason) {}
        });
    broker.bar(Desk.ABC, TradedBar.moment(Desk.START, dec("100"), dec("10")));
    broker.submit(orders.of(Desk.ABC, Side.BUY, dec("3"), MARKET, TimeInForce.IOC));
    TradedBar next = TradedBar.moment(Desk.START.plusSeconds(1), dec("100"), dec("10"));

    assertThatThrownBy(() -> broker.bar(Desk.ABC, next)).hasMessage("a listener's bug");

    broker.cancel(ClientOrderId.of(session.id(), 99));
    assertThat(heard)
        .extracting(report -> report.getClass().getSimpleName())
        .containsExactly("Accepted", "Executed", "Canceled", "CancelRejected");
  }

  @Test
  void servesOneCallAtATime() throws Exception {
    Desk desk = new Desk(range()).at("100");
    Queue<Minted<OrderIntended>> intents = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < 4000; i++) {
      intents.add(desk.orders.of(Desk.ABC, Side.BUY, dec("1"), limit("1"), TimeInForce.GTC));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> work =
          () -> {
            for (var next = intents.poll(); next != null; next = intents.poll()) {
              desk.broker.submit(next);
            }
            return true;
          };
      for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(4, work))) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(desk.broker.openOrders()).hasSize(4000);
    assertThat(desk.reports).hasSize(4000);
    assertThat(desk.buyingPower()).isEqualTo("6000");
  }

  private static List<ValidityReason> reasons(SimulationModel model) {
    return session(model.assumptions()).validity().reasons();
  }

  private static SimulationModel realistic() {
    return range()
        .with(
            new Timing(
                FillModel.NEXT_BAR_RANGE,
                new Latency.Time(Duration.ofMillis(250)),
                MarketSchedule.roundTheClock()))
        .with(
            new Costs(
                new Slippage.BasisPoints(dec("5.0")),
                new Commission(dec("0.005"), dec("0"), dec("1"))))
        .with(VenueRules.wholeUnits().withParticipation(dec("0.1")))
        .withSeed(7);
  }

  private static Session session(Assumptions assumptions) {
    return Session.begin(Universe.SIMULATION, assumptions, new Lineage.Unknown(), Samples.CLOCK)
        .session();
  }

  private static BrokerListener listening(List<OrderReport> reports) {
    return new BrokerListener() {
      @Override
      public void reported(OrderReport report) {
        reports.add(report);
      }

      @Override
      public void resynchronize(String reason) {}
    };
  }
}
