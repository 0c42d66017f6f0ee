package io.orrery.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.orrery.order.Broker;
import io.orrery.order.BrokerAccount;
import io.orrery.order.BrokerAttestation;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Execution;
import io.orrery.order.ForeignBrokerException;
import io.orrery.order.Order;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import io.orrery.order.OrderType;
import io.orrery.trade.Side;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Broker} must do. An adapter passes by extending this class. */
public abstract class BrokerContract extends BrokerSteps {

  @Test
  final void anOrderIsAcceptedAndThenFilled() {
    open();
    ClientOrderId id = sent(buy("10"));
    log.await(id, OrderReport.Accepted.class);

    market.trade(PRICE, PLENTY);

    Order filled = log.await(id, OrderStatus.FILLED);
    assertThat(filled.filledQty()).isEqualByComparingTo("10");
    assertThat(filled.averagePrice().orElseThrow()).isEqualByComparingTo(PRICE);
    assertThat(filled.orderId()).isPresent();
    assertThat(market.timesSent(id)).isEqualTo(1);
  }

  @Test
  final void tellsEachPartOfAnOrderThatFillsInParts() {
    open();
    ClientOrderId id = sent(buy("10"));

    market.trade(PRICE, new BigDecimal("4"));
    Order partly = log.await(id, OrderStatus.PARTIALLY_FILLED);
    assertThat(partly.leavesQty()).isEqualByComparingTo("6");
    assertThat(openIds()).containsExactly(id.value());
    market.trade(PRICE, PLENTY);

    Order filled = log.await(id, OrderStatus.FILLED);
    assertThat(filled.executions()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(filled.executions()).extracting(Execution::executionId).doesNotHaveDuplicates();
    assertThat(openIds()).isEmpty();
  }

  @Test
  final void fillsALimitOrderAtItsLimitOrBetter() {
    open();
    ClientOrderId id = sent(limited(Side.BUY, "10", "95"));

    market.trade(PRICE, PLENTY);
    assertThat(openIds()).containsExactly(id.value());
    market.trade(new BigDecimal("94"), PLENTY);

    Order filled = log.await(id, OrderStatus.FILLED);
    assertThat(filled.averagePrice().orElseThrow()).isLessThanOrEqualTo(new BigDecimal("95"));
  }

  @Test
  final void tellsARejectionWithItsReason() {
    open();
    market.rejectNext();

    ClientOrderId id = sent(buy("10"));

    Order rejected = log.await(id, OrderStatus.REJECTED);
    assertThat(rejected.reason().orElse("")).isNotBlank();
    assertThat(openIds()).isEmpty();
    assertThat(broker.find(id).map(BrokerOrder::status).orElse(OrderStatus.REJECTED))
        .isEqualTo(OrderStatus.REJECTED);
    assertThat(market.timesSent(id)).isEqualTo(1);
  }

  @Test
  final void sendsAnOrderOnceHoweverOftenItIsSubmitted() {
    open();
    Minted<OrderIntended> intent = minted(limited(Side.BUY, "10", "50"));
    ClientOrderId id = sent(intent);
    log.await(id, OrderStatus.NEW);

    Throwable refusal = catchThrowable(() -> requireNotSent(broker.submit(intent)));

    assertThat(refusal).isNotNull();
    assertThat(refusal.getMessage()).contains(id.value());
    assertThat(market.timesSent(id)).isEqualTo(1);
    assertThat(openIds()).containsExactly(id.value());
    assertThat(log.await(id, OrderStatus.NEW).filledQty()).isZero();
  }

  @Test
  @Tag("U7")
  final void refusesAnOrderOfAnotherSessionOfItsUniverse() {
    open();
    Session other = Samples.session(market.session().universe()).session();

    assertRefusedUnsent(mintedBy(other, buy("10"), 1));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("U7")
  final void refusesAnOrderOfAnotherUniverse(Universe universe) {
    open();
    if (universe != market.session().universe()) {
      assertRefusedUnsent(mintedBy(Samples.session(universe).session(), buy("10"), 1));
    }
  }

  @Test
  @Tag("U7")
  final void refusesAnOrderThatItsSessionMintedUnderTheNameOfAnother() {
    open();
    Session other = Samples.session(market.session().universe()).session();
    OrderIntended foreign = mintedBy(other, buy("10"), 1).fact();

    assertRefusedUnsent(market.session().mint(foreign));
  }

  @Test
  @Tag("U7")
  final void refusesAnOrderOfItsOwnNameThatAnotherSessionMinted() {
    open();
    Session other = Samples.session(market.session().universe()).session();

    assertRefusedUnsent(other.mint(minted(buy("10")).fact()));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("U7")
  final void refusesToServeAnotherUniverse(Universe universe) {
    if (universe != market.session().universe()) {
      Session other = Samples.session(universe).session();
      assertThatThrownBy(() -> openAndClose(market.brokerOf(other)))
          .isInstanceOf(ForeignBrokerException.class)
          .hasMessageContaining(universe.wireName());
    }
  }

  @Test
  @Tag("U7")
  final void attestsTheUniverseOfItsSession() {
    BrokerAttestation attestation = broker.open(log);

    assertThat(attestation.universe()).isEqualTo(market.session().universe());
    assertThat(attestation.account()).isEqualTo(broker.account().account());
    assertThat(attestation.broker()).isNotBlank();
    assertThat(attestation.endpoint()).isNotBlank();
    assertThat(attestation.evidence()).isNotEmpty();
    assertThat(broker.session()).isSameAs(market.session());
  }

  @Test
  final void cancelsAWorkingOrder() {
    open();
    ClientOrderId id = sent(limited(Side.BUY, "10", "50"));
    log.await(id, OrderStatus.NEW);

    broker.cancel(id);

    log.await(id, OrderStatus.CANCELED);
    assertThat(openIds()).isEmpty();
    market.trade(new BigDecimal("40"), PLENTY);
    assertThat(broker.positions()).isEmpty();
    assertThat(broker.find(id).map(BrokerOrder::status)).contains(OrderStatus.CANCELED);
  }

  @Test
  final void keepsWhatWasFilledBeforeACancellation() {
    open();
    ClientOrderId id = sent(limited(Side.BUY, "10", "101"));
    market.trade(PRICE, new BigDecimal("4"));
    log.await(id, OrderStatus.PARTIALLY_FILLED);

    broker.cancel(id);

    assertThat(log.await(id, OrderStatus.CANCELED).filledQty()).isEqualByComparingTo("4");
    assertThat(held()).isEqualByComparingTo("4");
  }

  @Test
  final void aCancellationOfAFilledOrderChangesNothing() {
    open();
    ClientOrderId id = filled(buy("10"));

    broker.cancel(id);

    assertThat(log.await(id, OrderReport.CancelRejected.class).reason()).isNotBlank();
    assertThat(log.await(id, OrderStatus.FILLED).filledQty()).isEqualByComparingTo("10");
    assertThat(held()).isEqualByComparingTo("10");
  }

  @Test
  final void aCancellationOfAnUnknownOrderIsRefusedByReport() {
    open();
    ClientOrderId unknown = ClientOrderId.of(market.session().id(), 999);

    broker.cancel(unknown);

    assertThat(log.await(unknown, OrderReport.CancelRejected.class).reason()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("U7")
  final void refusesToCancelAnOrderOfAnotherUniverse(Universe universe) {
    open();
    if (universe != market.session().universe()) {
      ClientOrderId foreign = ClientOrderId.of(Samples.session(universe).session().id(), 1);
      assertThatThrownBy(() -> broker.cancel(foreign)).isInstanceOf(ForeignBrokerException.class);
    }
  }

  @Test
  final void findsNothingUnderAnUnknownName() {
    open();
    assertThat(broker.find(ClientOrderId.of(market.session().id(), 999))).isEmpty();
  }

  @Test
  final void findsAnOrderAsItWasReported() {
    open();
    ClientOrderId id = sent(limited(Side.BUY, "10", "101"));
    market.trade(PRICE, new BigDecimal("4"));
    Order known = log.await(id, OrderStatus.PARTIALLY_FILLED);

    BrokerOrder found = broker.find(id).orElseThrow();

    assertThat(found.clientOrderId()).contains(id.value());
    assertThat(found.orderId()).isEqualTo(known.orderId().orElseThrow());
    assertThat(found.symbol()).isEqualTo(market.symbol());
    assertThat(found.side()).isEqualTo(Side.BUY);
    assertThat(found.qty().value()).isEqualByComparingTo("10");
    assertThat(found.filledQty()).isEqualByComparingTo(known.filledQty());
    assertThat(found.status()).isEqualTo(known.status());
  }

  @Test
  final void ordersPositionsAndAccountAgree() {
    open();
    market.trade(PRICE, PLENTY);
    BrokerAccount before = broker.account();
    assertThat(broker.positions()).isEmpty();

    ClientOrderId id = filled(buy("10"));
    Order bought = log.await(id, OrderStatus.FILLED);

    BigDecimal spent = PRICE.multiply(BigDecimal.TEN).add(commission(bought));
    BrokerAccount after = broker.account();
    assertThat(openIds()).isEmpty();
    assertThat(held()).isEqualByComparingTo("10");
    assertThat(after.cash().value()).isEqualByComparingTo(before.cash().value().subtract(spent));
    assertThat(after.equity().value())
        .isEqualByComparingTo(before.equity().value().subtract(commission(bought)));
    assertThat(after.currency()).isEqualTo(market.currency());
  }

  @Test
  final void whatIsSoldIsHeldNoMore() {
    open();
    filled(buy("10"));

    filled(ticket(Side.SELL, "10", new OrderType.Market()));

    assertThat(broker.positions()).isEmpty();
  }

  @Test
  final void takesOrdersOfManyThreadsEachOnce() throws Exception {
    open();
    List<ClientOrderId> ids = new CopyOnWriteArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> work =
          Collections.nCopies(40, () -> ids.add(sent(limited(Side.BUY, "1", "50"))));
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(ids).hasSize(40).doesNotHaveDuplicates();
    ids.forEach(id -> log.await(id, OrderStatus.NEW));
    assertThat(openIds()).hasSize(40);
    assertThat(ids).allMatch(id -> market.timesSent(id) == 1);
  }

  @Test
  final void isOpenedOnce() {
    open();
    assertThatThrownBy(() -> broker.open(log)).isInstanceOf(RuntimeException.class);
  }

  @Test
  final void closesTwiceAndReportsNothingMore() {
    open();
    ClientOrderId id = sent(limited(Side.BUY, "10", "95"));
    log.await(id, OrderStatus.NEW);

    broker.close();
    assertThatCode(broker::close).doesNotThrowAnyException();

    int heard = log.reports().size();
    market.trade(new BigDecimal("90"), PLENTY);
    assertThat(log.reports()).hasSize(heard);
  }

  @Test
  final void failsWithASentenceOnceItIsClosed() {
    open();
    ClientOrderId id = sent(limited(Side.BUY, "10", "50"));
    Minted<OrderIntended> late = minted(buy("10"));

    broker.close();

    List.<Callable<?>>of(
            () -> broker.find(id),
            broker::openOrders,
            broker::positions,
            broker::account,
            () -> {
              broker.cancel(id);
              return id;
            })
        .forEach(
            use ->
                assertThatThrownBy(use::call)
                    .isInstanceOf(RuntimeException.class)
                    .hasMessageContaining("closed"));
    assertThatThrownBy(() -> requireNotSent(broker.submit(late))).hasMessageContaining("closed");
    assertThat(market.timesSent(late.fact().clientOrderId())).isZero();
  }
}
