package io.orrery.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.order.Broker;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Order;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderStatus;
import io.orrery.session.RequestInFlightException;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.MovableClock;
import io.orrery.trade.LedgerException;
import io.orrery.trade.OrderHistory;
import io.orrery.trade.Origin;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderRequestsTest {

  private static final Origin ORIGIN = origin("k1", "one AAA");

  private final MovableClock clock = new MovableClock();
  private final InMemoryStorage disk = new InMemoryStorage(clock);
  private final Exchange exchange = new Exchange();

  @Test
  void sendsTheOrderOfARequestOnce() {
    Life life = opened();
    ClientOrderId first = placed(life, ORIGIN);
    assertThat(submit(life, ORIGIN)).isEqualTo(new Placement.Replayed(first));
    assertThat(life.broker.sent).hasSize(1);
  }

  @Test
  void sendsTheOrderOfARequestOnceAlsoAfterARestart() {
    Life first = opened();
    ClientOrderId order = placed(first, ORIGIN);
    first.end();
    Life second = opened();
    assertThat(submit(second, ORIGIN)).isEqualTo(new Placement.Replayed(order));
    assertThat(second.broker.sent).isEmpty();
  }

  @Test
  void refusesAnotherOrderUnderTheSameKey() {
    Life life = opened();
    ClientOrderId first = placed(life, ORIGIN);
    assertThat(submit(life, origin("k1", "two AAA")))
        .isInstanceOfSatisfying(
            Placement.Conflicting.class,
            conflict -> assertThat(conflict.sentence()).contains("k1", first.value()));
    assertThat(life.broker.sent).hasSize(1);
  }

  @Test
  void refusesARequestWhileTheSameOneIsInFlight() {
    Life life = opened();
    List<Throwable> thrown = new ArrayList<>();
    life.broker.onSubmit =
        intent -> {
          assertThatThrownBy(() -> submit(life, ORIGIN)).satisfies(thrown::add);
          return new Broker.Submission.Sent();
        };
    placed(life, ORIGIN);
    assertThat(thrown).singleElement().isInstanceOf(RequestInFlightException.class);
    assertThat(life.broker.sent).hasSize(1);
  }

  @Test
  void refusesToSayWhatItHasNotReadYet() {
    Life life = new Life(new CrashingStorage(disk), exchange, clock);
    assertThatThrownBy(() -> submit(life, ORIGIN))
        .isInstanceOf(RequestsUnreadException.class)
        .hasMessageContaining("k1");
    life.trading.open();
    placed(life, ORIGIN);
  }

  @Test
  void aDeniedRequestMayComeAgain() {
    Life life = opened();
    exchange.meddle(new Symbol("ZZZ"), "7");
    life.trading.reconcile();
    assertThat(submit(life, ORIGIN)).isInstanceOf(Placement.Denied.class);
    life.trading.adopt("ada", "bought by hand");
    placed(life, ORIGIN);
  }

  @Test
  void whatCouldNotBeRecordedIsNoFirstOrder() {
    Life life = opened();
    disk.breakDisk(Universe.PAPER);
    assertThatThrownBy(() -> submit(life, ORIGIN)).isInstanceOf(LedgerException.class);
    assertThat(submit(life, ORIGIN)).isInstanceOf(Placement.Denied.class);
    assertThat(life.broker.sent).isEmpty();
  }

  @Test
  void recordsTheRequestBeforeTheIntentAndBothBeforeTheBrokerHearsOfIt() {
    Life life = opened();
    List<Fact> whenSent = new ArrayList<>();
    life.broker.onSubmit =
        intent -> {
          orders().after(0, 1000).stream().map(Recorded::fact).forEach(whenSent::add);
          return new Broker.Submission.Sent();
        };
    ClientOrderId id = placed(life, ORIGIN);
    int last = whenSent.size() - 1;
    assertThat(whenSent.get(last - 1)).isEqualTo(new OrderRequested(ORIGIN, id));
    assertThat(whenSent.get(last)).isInstanceOf(OrderIntended.class);
  }

  @Test
  void aRequestWithoutItsIntentIsNoFirstOrder() {
    Life first = opened();
    ClientOrderId never = ClientOrderId.of(first.session.session().id(), 77);
    first.session.orders().append(first.session.session().mint(new OrderRequested(ORIGIN, never)));
    assertThat(first.desk().submit(Life.buy("BBB", "1"))).isInstanceOf(Placement.Placed.class);
    first.end();
    Life second = opened();
    assertThat(placed(second, ORIGIN)).isNotEqualTo(never);
  }

  @Test
  void theLedgerTellsOfAnOrderThatNoDeskKnowsAnyMore() {
    Life first = opened();
    first.broker.onSubmit =
        intent -> {
          exchange.take(intent);
          exchange.fill(intent, BigDecimal.ONE);
          return new Broker.Submission.Sent();
        };
    ClientOrderId id = placed(first, ORIGIN);
    first.broker.deliver();
    first.desk().settle();
    first.end();
    Life second = opened();
    assertThat(second.desk().find(id)).isEmpty();
    assertThat(OrderTrail.read(orders(), id).map(Order::status)).hasValue(OrderStatus.FILLED);
    assertThat(OrderTrail.read(orders(), ClientOrderId.of(id.sessionId(), 99))).isEmpty();
    assertThat(second.desk().view().openedIn(new Symbol("AAA")))
        .hasValue(first.session.session().id());
  }

  private static Origin origin(String key, String body) {
    return new Origin(new IdempotencyKey(key), 1, Sha256.of(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Placement submit(Life life, Origin origin) {
    return life.desk().submit(Life.buy("AAA", "1"), origin);
  }

  private static ClientOrderId placed(Life life, Origin origin) {
    Placement placement = submit(life, origin);
    assertThat(placement).isInstanceOf(Placement.Placed.class);
    return ((Placement.Placed) placement).order();
  }

  private Life opened() {
    Life life = new Life(new CrashingStorage(disk), exchange, clock);
    life.trading.open();
    return life;
  }

  private OrderHistory orders() {
    return disk.archive(Universe.PAPER).orders();
  }
}
