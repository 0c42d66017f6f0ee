package io.orrery.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.ExecutionId;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Sha256;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Execution;
import io.orrery.order.Order;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderChange;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderReported;
import io.orrery.order.OrderTicket;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import io.orrery.runs.MarketRecorded;
import io.orrery.session.Audience;
import io.orrery.session.SessionSpec;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.strategy.Action;
import io.orrery.strategy.SignalGenerated;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import io.orrery.trading.OrderDenied;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Fact;
import io.orrery.universe.Lineage;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DealReaderTest {

  private static final Symbol AAPL = new Symbol("AAPL");
  private static final StrategyName MOMENTUM = new StrategyName("momentum");
  private static final CurrencyCode USD = new CurrencyCode("USD");

  private final Universes universes =
      new Universes(
          List.of(
              SessionSpec.unknown(Universe.PAPER, Optional.empty()),
              new SessionSpec(
                  Universe.SIMULATION,
                  new Assumptions(
                      Assumptions.FillModel.NEXT_OPEN,
                      Optional.of(BigDecimal.ONE),
                      Optional.of(Duration.ofSeconds(1)),
                      Assumptions.Fees.MODELLED,
                      Assumptions.PartialFills.MODELLED,
                      Assumptions.MarketHours.RESPECTED,
                      Optional.empty()),
                  new Lineage.Unknown(),
                  Optional.empty())),
          new InMemoryStorage(Samples.CLOCK),
          Audience.NOBODY,
          Samples.CLOCK);

  private static Instant at(int minute) {
    return Deals.bar(minute);
  }

  private ComparedSession read(Universe universe) {
    return DealReader.read(
        RecordedSession.find(
                SessionAddress.of(universes.session(universe).session().id()),
                universes::archive,
                new NoRuns())
            .orElseThrow());
  }

  private static void signal(UniverseSession session, Action action, int minute) {
    session
        .events()
        .publish(
            new SignalGenerated(
                AAPL, MOMENTUM, action, BigDecimal.ONE, "why", List.of(), at(minute)));
  }

  /** Puts an order on record, and what was heard of it. */
  private static Order order(
      UniverseSession session, int number, OrderCause cause, Instant when, OrderReport... heard) {
    OrderTicket ticket =
        new OrderTicket(
            AAPL,
            Side.BUY,
            new Quantity(BigDecimal.TEN),
            new OrderType.Market(),
            TimeInForce.DAY,
            USD,
            cause,
            Optional.of(MOMENTUM),
            Optional.empty());
    Order order = Order.minted(id(session, number), ticket, when);
    List<Fact> facts = new ArrayList<>(List.of(OrderIntended.of(order)));
    for (OrderReport each : heard) {
      order = ((OrderChange.Changed) order.after(each)).order();
      facts.add(OrderReported.of(order, each));
    }
    facts.forEach(fact -> session.orders().append(session.session().mint(fact)));
    return order;
  }

  private static ClientOrderId id(UniverseSession session, int number) {
    return ClientOrderId.of(session.session().id(), number);
  }

  private static OrderReport accepted(UniverseSession session, int number, Instant when) {
    return new OrderReport.Accepted(id(session, number), when, new OrderId("b-" + number));
  }

  private static OrderReport filled(
      UniverseSession session, int number, Instant when, String qty, String price) {
    return new OrderReport.Executed(
        id(session, number),
        when,
        new Execution(
            new ExecutionId("e-" + number + "-" + qty),
            new Quantity(new BigDecimal(qty)),
            new Price(new BigDecimal(price)),
            Optional.empty(),
            when,
            Optional.empty()));
  }

  private static Trade trade(String order, Instant when, String qty, String price) {
    return new Trade(
        AAPL,
        Side.BUY,
        new Quantity(new BigDecimal(qty)),
        new Price(new BigDecimal(price)),
        USD,
        Optional.empty(),
        when,
        Optional.empty(),
        Optional.of(new OrderId(order)),
        Optional.empty(),
        Optional.of(MOMENTUM),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void anOrderIsOneDealWithAllItsFillsAndTheBarOfItsSignal() {
    UniverseSession paper = universes.open(Universe.PAPER);
    signal(paper, Action.BUY, 1);
    Instant ordered = at(1).plusSeconds(2);
    order(
        paper,
        1,
        OrderCause.SIGNAL,
        ordered,
        accepted(paper, 1, ordered),
        filled(paper, 1, at(1).plusSeconds(3), "4", "100"),
        filled(paper, 1, at(1).plusSeconds(9), "6", "101"));
    paper.trades().append(paper.session().mint(trade("b-1", at(1).plusSeconds(3), "4", "100")));
    signal(paper, Action.BUY, 2);

    List<Deal> deals = read(Universe.PAPER).deals();

    assertThat(deals).as("its trades are not counted again").hasSize(1);
    Deal deal = deals.get(0);
    assertThat(deal.decidedAt()).contains(at(1));
    assertThat(deal.orderedAt()).contains(ordered);
    assertThat(deal.filledAt()).contains(at(1).plusSeconds(3));
    assertThat(deal.latency()).contains(Duration.ofSeconds(3));
    assertThat(deal.filledQty()).isEqualByComparingTo("10");
    assertThat(deal.averagePrice().orElseThrow()).isEqualByComparingTo("100.6");
    assertThat(deal.outcome()).isEqualTo(Deal.Outcome.FILLED);
  }

  @Test
  void whatCameToNothingKeepsItsReason() {
    UniverseSession paper = universes.open(Universe.PAPER);
    signal(paper, Action.BUY, 1);
    paper
        .events()
        .publish(
            new OrderDenied(
                AAPL,
                Side.BUY,
                new Quantity(BigDecimal.TEN),
                OrderCause.SIGNAL,
                Optional.of(MOMENTUM),
                List.of("the universe is killed")));
    signal(paper, Action.BUY, 2);
    order(
        paper,
        1,
        OrderCause.SIGNAL,
        at(2),
        new OrderReport.Rejected(id(paper, 1), at(2), "insufficient buying power"));
    order(paper, 2, OrderCause.STOP_LOSS, at(3));

    List<Deal> deals = read(Universe.PAPER).deals();

    assertThat(deals)
        .extracting(Deal::outcome)
        .containsExactly(Deal.Outcome.DENIED, Deal.Outcome.REJECTED, Deal.Outcome.WORKING);
    assertThat(deals.get(0).decidedAt()).contains(at(1));
    assertThat(deals.get(0).reason()).contains("the universe is killed");
    assertThat(deals.get(1).decidedAt()).contains(at(2));
    assertThat(deals.get(1).reason()).contains("insufficient buying power");
    assertThat(deals.get(2).decidedAt()).as("a stop has no signal").isEmpty();
  }

  @Test
  void fillsWithoutOrdersAreDecidedBeforeTheirLatency() {
    UniverseSession simulation = universes.open(Universe.SIMULATION);
    signal(simulation, Action.BUY, 1);
    signal(simulation, Action.BUY, 2);
    for (int part = 0; part < 2; part++) {
      simulation
          .trades()
          .append(simulation.session().mint(trade("sim-1", at(2 + part), "5", "100")));
    }
    simulation.trades().append(simulation.session().mint(trade("sim-2", at(9), "5", "100")));

    List<Deal> deals = read(Universe.SIMULATION).deals();

    assertThat(deals).hasSize(2);
    assertThat(deals.get(0).decidedAt())
        .as("the order was on its way for a second when bar 2 closed")
        .contains(at(1));
    assertThat(deals.get(0).filledQty()).isEqualByComparingTo("10");
    assertThat(deals.get(1).decidedAt()).contains(at(2));
  }

  @Test
  @Tag("U10")
  void readsNothingOfAnotherSession() {
    UniverseSession first = universes.open(Universe.PAPER);
    first.trades().append(first.session().mint(trade("x", at(1), "5", "100")));
    universes.close(Universe.PAPER, "a test");
    UniverseSession second = universes.open(Universe.PAPER);
    second.trades().append(second.session().mint(trade("y", at(2), "5", "100")));
    order(second, 1, OrderCause.MANUAL, at(3));
    assertThat(read(Universe.PAPER).deals()).extracting(Deal::name).first().isEqualTo("y");
    assertThat(read(Universe.PAPER).deals()).hasSize(2);
  }

  @Test
  void coversTheTimeOfItsAccountsWorthAndItsDeals() {
    UniverseSession paper = universes.open(Universe.PAPER);
    paper.trades().append(paper.session().mint(trade("x", at(1), "5", "100")));
    assertThat(read(Universe.PAPER).covered()).as("when did it do nothing?").isEmpty();
    paper.equity().append(paper.session().mint(Samples.equityPoint("100")));
    assertThat(read(Universe.PAPER).covered()).contains(new Span(Samples.NOW, at(1)));
  }

  @Test
  void saysWhatTheSessionRecordedOfItsMarket() {
    UniverseSession paper = universes.open(Universe.PAPER);
    Sha256 hash = new Sha256("c".repeat(64));
    paper.events().publish(new MarketRecorded(3, Optional.of("recorded-x"), Optional.of(hash)));
    assertThat(read(Universe.PAPER).recording())
        .contains(new ComparedSession.Recording("recorded-x", hash));
    assertThat(read(Universe.PAPER).lineageId()).isEqualTo("unknown");
  }
}
