package io.orrery.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.order.Broker;
import io.orrery.order.ClientOrderId;
import io.orrery.order.ForeignBrokerException;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import io.orrery.order.OrderTicket;
import io.orrery.session.KillOrder;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.MovableClock;
import io.orrery.trade.ControlScope;
import io.orrery.trade.Direction;
import io.orrery.trade.LedgerException;
import io.orrery.trade.OrderHistory;
import io.orrery.trade.Selection;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OrderDeskTest {

  private final MovableClock clock = new MovableClock();
  private final InMemoryStorage disk = new InMemoryStorage(clock);
  private final Exchange exchange = new Exchange();

  @Test
  void anIntentIsOnRecordBeforeTheBrokerHearsOfIt() {
    Life life = opened();
    List<Long> recordedWhenSent = new ArrayList<>();
    life.broker.onSubmit =
        intent -> {
          recordedWhenSent.add(
              orders().after(0, 1000).stream()
                  .filter(each -> each.fact() instanceof OrderIntended)
                  .count());
          return new Broker.Submission.Sent();
        };
    life.desk().submit(List.of(Life.buy("AAA", "1"), Life.buy("BBB", "2")));
    assertThat(recordedWhenSent).containsExactly(2L, 2L);
  }

  @Test
  void whatCannotBeRecordedIsNeverSent() {
    Life life = opened();
    disk.breakDisk(Universe.PAPER);
    assertThatThrownBy(() -> life.desk().submit(Life.buy("AAA", "1")))
        .isInstanceOf(LedgerException.class);
    assertThat(life.broker.sent).isEmpty();
    assertThat(life.desk().view().working()).isEmpty();
    assertThat(life.desk().submit(Life.buy("AAA", "1"))).isInstanceOf(Placement.Denied.class);
  }

  @Test
  void aFillBecomesATradeWithTheNameOfItsOrder() {
    Life life = opened();
    life.broker.onSubmit =
        intent -> {
          exchange.take(intent);
          exchange.fill(intent, new BigDecimal("4"));
          return new Broker.Submission.Sent();
        };
    ClientOrderId id = placed(life, Life.buy("AAA", "10"));
    life.broker.deliver();
    life.desk().settle();
    assertThat(life.desk().find(id).orElseThrow().status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    assertThat(life.universes.archive(Universe.PAPER).trades().after(0, 10))
        .singleElement()
        .satisfies(
            trade -> {
              assertThat(trade.fact().qty().value()).isEqualByComparingTo("4");
              assertThat(trade.fact().orderId().orElseThrow()).hasToString("x-0");
              assertThat(trade.fact().executionId().orElseThrow()).hasToString("e-1");
            });
  }

  @Tag("U7")
  @Test
  void refusesABrokerOfAnotherSession() {
    Life one = opened();
    Life other = new Life(new CrashingStorage(new InMemoryStorage(clock)), exchange, clock);
    assertThatThrownBy(
            () ->
                new Trading(
                    one.session,
                    one.universes.archive(Universe.PAPER),
                    other.broker,
                    OpenMarket.rules(Universe.PAPER),
                    DeskTerms.usual(new io.orrery.basics.SourceName("test")),
                    clock))
        .isInstanceOf(ForeignBrokerException.class)
        .hasMessageContaining(one.session.session().id().value())
        .hasMessageContaining(other.session.session().id().value());
  }

  @Tag("U7")
  @Test
  void namesEveryOrderAfterItsUniverseAndSession() {
    Life life = opened();
    ClientOrderId id = placed(life, Life.buy("AAA", "1"));
    assertThat(id.universe()).isEqualTo(Universe.PAPER);
    assertThat(id.sessionId()).isEqualTo(life.session.session().id());
  }

  @Test
  void ordersNothingBeforeRecordsAndBrokerWereCompared() {
    Life life = new Life(new CrashingStorage(disk), exchange, clock);
    assertThat(life.desk().submit(Life.buy("AAA", "1"))).isInstanceOf(Placement.Denied.class);
    assertThat(life.broker.sent).isEmpty();
  }

  @Test
  void saysSinceWhenItIsKilledHoweverLateItIsAsked() {
    Life life = opened();
    Instant killedAt = clock.instant();
    life.universes
        .killSwitch()
        .engage(ControlScope.all(), new KillOrder("a test", "Ada", KillOrder.Way.CALL));
    clock.advance(Duration.ofHours(1));

    assertThat(life.desk().blocks())
        .singleElement()
        .satisfies(
            block -> {
              assertThat(block.cause()).isEqualTo(Block.Cause.KILLED);
              assertThat(block.since()).isEqualTo(killedAt);
            });
  }

  @Test
  void ordersNothingWhileThePositionsDifferAndGoesOnWhenAPersonTookThemOver() {
    Life life = opened();
    exchange.meddle(new io.orrery.basics.Symbol("ZZZ"), "7");
    assertThat(life.trading.reconcile())
        .extracting(Difference::kind)
        .containsExactly(Difference.Kind.POSITION, Difference.Kind.CASH);
    assertThat(life.desk().submit(Life.buy("AAA", "1")))
        .isInstanceOfSatisfying(
            Placement.Denied.class,
            denied -> assertThat(denied.reasons().get(0)).contains("ZZZ", "say 0", "says 7"));
    life.trading.adopt("ada", "bought by hand in the broker's own program");
    assertThat(life.trading.differences()).isEmpty();
    assertThat(life.desk().submit(Life.buy("AAA", "1"))).isInstanceOf(Placement.Placed.class);
    assertThat(facts()).anyMatch(AccountAdopted.class::isInstance);
  }

  @Tag("U7")
  @Test
  void ordersNothingInAnotherAccountThanBefore() {
    opened().end();
    exchange.account = "SOMEONE-ELSES";
    Life life = opened();
    assertThat(life.trading.differences())
        .extracting(Difference::kind)
        .contains(Difference.Kind.ACCOUNT);
    assertThat(life.desk().submit(Life.buy("AAA", "1"))).isInstanceOf(Placement.Denied.class);
  }

  @Test
  void ordersNothingAfterAReportThatCannotBeTrue() {
    Life life = opened();
    ClientOrderId id = placed(life, Life.buy("AAA", "1"));
    life.broker.deliver();
    life.desk().settle();
    life.broker.report(
        new OrderReport.Accepted(id, clock.instant(), new io.orrery.basics.OrderId("other")));
    life.desk().settle();
    assertThat(life.desk().blocks())
        .extracting(Block::cause)
        .containsExactly(Block.Cause.CONTRADICTION);
  }

  @Test
  void asksAgainAndAgainWhileTheBrokerDoesNotAnswer() {
    Life life = opened();
    life.broker.silent = true;
    life.broker.listener().resynchronize("the stream broke");
    placedDoubtful(life);
    life.trading.tick();
    assertThat(life.desk().blocks()).extracting(Block::cause).contains(Block.Cause.NOT_RECONCILED);
    life.broker.silent = false;
    life.trading.tick();
    clock.advance(java.time.Duration.ofSeconds(3));
    life.trading.tick();
    life.trading.reconcile();
    assertThat(life.desk().blocks()).isEmpty();
  }

  @Tag("U11")
  @Test
  void aThousandOpenOrdersAreCancelledAtOnceAlsoWhileSomeoneHoldsTheDesk() throws Exception {
    Life life = opened();
    List<OrderTicket> tickets = new ArrayList<>(Collections.nCopies(1000, Life.buy("AAA", "1")));
    life.desk().submit(tickets);
    disk.breakDisk(Universe.PAPER);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Thread hanging = new Thread(() -> hold(life, held, over));
    hanging.start();
    held.await();
    long begun = System.nanoTime();
    life.universes.killSwitch().engage(ControlScope.of(Universe.PAPER), drill());
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    System.out.println("a thousand orders cancelled in " + millis + " ms");
    over.countDown();
    hanging.join();
    assertThat(Set.copyOf(life.broker.cancelled)).hasSize(1000);
    assertThat(life.desk().submit(Life.buy("AAA", "1"))).isInstanceOf(Placement.Denied.class);
  }

  @Tag("U11")
  @Test
  void anOrderThatGoesOutWhileItIsHaltedIsCancelledBehindIt() {
    Life life = opened();
    life.broker.onSubmit =
        intent -> {
          life.universes.killSwitch().engage(ControlScope.of(Universe.PAPER), drill());
          exchange.take(intent);
          return new Broker.Submission.Sent();
        };
    ClientOrderId id = placed(life, Life.buy("AAA", "1"));
    assertThat(life.broker.cancelled).contains(id);
  }

  @Test
  void aBrokerThatEndsWithItsSessionBeginsWithNothing() {
    Life first = opened(Broker.Tenure.SESSION);
    placed(first, Life.buy("AAA", "1"));
    first.end();
    Life second =
        new Life(new CrashingStorage(disk), new Exchange(), clock, OrderDeskTest::ofSession);
    second.trading.open();
    assertThat(second.desk().view().working()).isEmpty();
    assertThat(second.desk().view().positions()).isEmpty();
    assertThat(second.desk().blocks()).isEmpty();
  }

  private static void hold(Life life, CountDownLatch held, CountDownLatch over) {
    synchronized (life.desk()) {
      held.countDown();
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static KillOrder drill() {
    return new KillOrder("a drill", "ada", KillOrder.Way.CALL);
  }

  private static void placedDoubtful(Life life) {
    life.broker.onSubmit = intent -> new Broker.Submission.Doubtful("no answer");
    placed(life, Life.buy("AAA", "1"));
  }

  private static ClientOrderId placed(Life life, OrderTicket ticket) {
    Placement placement = life.desk().submit(ticket);
    assertThat(placement).isInstanceOf(Placement.Placed.class);
    return ((Placement.Placed) placement).order();
  }

  private Life opened() {
    return opened(Broker.Tenure.ACCOUNT);
  }

  private Life opened(Broker.Tenure tenure) {
    Life life = new Life(new CrashingStorage(disk), exchange, clock);
    life.broker.tenure = tenure;
    life.trading.open();
    return life;
  }

  private static ScriptedBroker ofSession(io.orrery.universe.Session session, Exchange exchange) {
    ScriptedBroker broker = new ScriptedBroker(session, exchange);
    broker.tenure = Broker.Tenure.SESSION;
    return broker;
  }

  private OrderHistory orders() {
    return disk.archive(Universe.PAPER).orders();
  }

  private List<Fact> facts() {
    return orders().select(Selection.all(), Direction.OLDEST_FIRST, 0, 1000).stream()
        .map(Recorded::fact)
        .toList();
  }
}
