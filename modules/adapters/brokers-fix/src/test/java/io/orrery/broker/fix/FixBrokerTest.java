package io.orrery.broker.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Price;
import io.orrery.broker.fix.FixWire.Received;
import io.orrery.order.Broker;
import io.orrery.order.BrokerException;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.ForeignBrokerException;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import io.orrery.universe.Minted;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders, their reports and questions on a connection that holds. */
class FixBrokerTest {

  @TempDir Path home;
  private TradingVenue venue;
  private FixBench bench;

  @BeforeEach
  void open() throws IOException {
    String name = FixBench.freshName();
    Path root = home.resolve("paper");
    venue = new TradingVenue("VENUE", name, FixBench.ACCOUNT);
    bench =
        new FixBench(
            Universe.PAPER, FixBench.connection(name, venue.wire.port(), root, FixBench.ALL), root);
    bench.broker.open(bench.heard);
  }

  @AfterEach
  void close() throws IOException {
    bench.broker.close();
    venue.close();
  }

  @Test
  void anAcceptedOrderIsFilledInParts() {
    Minted<OrderIntended> intent = bench.limitOrder();
    ClientOrderId id = intent.fact().clientOrderId();
    assertThat(bench.broker.submit(intent)).isInstanceOf(Broker.Submission.Sent.class);
    assertThat(bench.heard.awaitOne(OrderReport.Accepted.class).order()).isEqualTo(id);
    venue.fill(venue.order(id.value()), "4", "190.20");
    venue.fill(venue.order(id.value()), "6", "190.10");
    Heard.await(() -> bench.heard.executions().size() == 2, "two fills");
    OrderReport.Executed last = bench.heard.all(OrderReport.Executed.class).get(1);
    assertThat(last.execution().qty()).hasToString("6");
    assertThat(last.execution().price()).hasToString("190.10");
    assertThat(last.execution().mic().orElseThrow()).hasToString("XNYS");
  }

  @Test
  void saysAllOfAnOrderAndNothingElse() {
    OrderIntended order =
        bench.next(
            new OrderType.StopLimit(
                new Price(new BigDecimal("191")), new Price(new BigDecimal("192.50"))),
            TimeInForce.GTC);
    bench.broker.submit(bench.mint(order));
    bench.heard.awaitOne(OrderReport.Accepted.class);
    Received sent = venue.wire.received("D").get(0);
    assertThat(sent.fields())
        .contains(
            "11=" + order.clientOrderId(),
            "1=" + FixBench.ACCOUNT,
            "21=1",
            "55=AAPL",
            "54=1",
            "38=10",
            "40=4",
            "44=192.50",
            "99=191",
            "59=1",
            "15=USD");
    assertThat(sent.need(60)).as("UTC in microseconds").matches("[0-9]{8}-[0-9:]{8}\\.[0-9]{6}");
    assertThat(sent.need(52)).matches("[0-9]{8}-[0-9:]{8}\\.[0-9]{6}");
  }

  @Test
  void aRejectedOrderIsRejectedWithTheReason() {
    venue.onOrder = order -> venue.reject(order, "no such symbol");
    bench.broker.submit(bench.limitOrder());
    assertThat(bench.heard.awaitOne(OrderReport.Rejected.class).reason())
        .isEqualTo("no such symbol");
  }

  @Test
  void anOrderThatIsNoValidMessageForTheCounterpartyIsRejected() {
    venue.onOrder = order -> venue.wire.send("3", "45=" + lastSeq("D"), "372=D", "58=bad tag");
    bench.broker.submit(bench.limitOrder());
    assertThat(bench.heard.awaitOne(OrderReport.Rejected.class).reason()).isEqualTo("bad tag");
  }

  @Test
  void anOrderThatTheCounterpartyCannotServeIsRejected() {
    venue.onOrder =
        order ->
            venue.wire.send("j", "45=" + lastSeq("D"), "372=D", "379=" + order.clOrdId, "380=4");
    bench.broker.submit(bench.limitOrder());
    assertThat(bench.heard.awaitOne(OrderReport.Rejected.class).order()).isNotNull();
  }

  private int lastSeq(String type) {
    return venue.wire.received(type).get(venue.wire.received(type).size() - 1).seq();
  }

  @Test
  void aFillBeforeTheAcknowledgementNamesTheOrderFirst() {
    venue.onOrder = order -> venue.fill(order, "10", "190");
    bench.broker.submit(bench.limitOrder());
    bench.heard.awaitOne(OrderReport.Executed.class);
    assertThat(bench.heard.reports.get(0)).isInstanceOf(OrderReport.Accepted.class);
  }

  @Test
  void aLateAcknowledgementIsHeard() {
    venue.onOrder = order -> {};
    Minted<OrderIntended> intent = bench.limitOrder();
    bench.broker.submit(intent);
    VenueOrder order = awaitOrder(intent);
    venue.report(order, 'A');
    venue.accept(order);
    bench.heard.awaitOne(OrderReport.Accepted.class);
    assertThat(bench.heard.reports).hasSize(1);
  }

  private VenueOrder awaitOrder(Minted<OrderIntended> intent) {
    Heard.await(() -> !venue.wire.received("D").isEmpty(), "an order");
    return venue.order(intent.fact().clientOrderId().value());
  }

  @Test
  void anExecutionThatIsReportedTwiceIsToldTwiceUnderOneName() {
    Minted<OrderIntended> intent = bench.limitOrder();
    bench.broker.submit(intent);
    bench.heard.awaitOne(OrderReport.Accepted.class);
    VenueOrder order = venue.order(intent.fact().clientOrderId().value());
    venue.fill(order, "4", "190");
    venue.report(order, 'F', order.executions.get(0), "32=4", "31=190");
    Heard.await(() -> bench.heard.executions().size() == 2, "two reports");
    assertThat(bench.heard.executions()).containsOnly(order.executions.get(0));
  }

  @Test
  void anExecutionWhoseNameOursCannotHoldIsKnownByItsHash() {
    Minted<OrderIntended> intent = bench.limitOrder();
    bench.broker.submit(intent);
    bench.heard.awaitOne(OrderReport.Accepted.class);
    VenueOrder order = venue.order(intent.fact().clientOrderId().value());
    venue.report(order, 'F', "a/b c", "32=4", "31=190");
    venue.report(order, 'F', "a/b c", "32=4", "31=190");
    Heard.await(() -> bench.heard.executions().size() == 2, "two reports");
    assertThat(bench.heard.executions().get(0)).startsWith("sha256-");
    assertThat(bench.heard.executions()).containsOnly(bench.heard.executions().get(0));
  }

  @Test
  void aFillThatIsMissingFromTheSumIsLookedUp() {
    Minted<OrderIntended> intent = bench.limitOrder();
    bench.broker.submit(intent);
    bench.heard.awaitOne(OrderReport.Accepted.class);
    VenueOrder order = venue.order(intent.fact().clientOrderId().value());
    order.cum = new BigDecimal("3");
    venue.fill(order, "4", "190");
    bench.heard.awaitReason("filled by 7");
  }

  @Test
  void aReportThatCannotBeReadIsLookedUp() {
    Minted<OrderIntended> intent = bench.limitOrder();
    bench.broker.submit(intent);
    bench.heard.awaitOne(OrderReport.Accepted.class);
    venue.report(venue.order(intent.fact().clientOrderId().value()), 'F');
    bench.heard.awaitReason("field 32 must be there");
  }

  @Test
  void cancelsAnOrder() {
    ClientOrderId id = accepted();
    bench.broker.cancel(id);
    OrderReport.Canceled report = bench.heard.awaitOne(OrderReport.Canceled.class);
    assertThat(report.order()).isEqualTo(id);
    assertThat(report.reason()).isEqualTo("as asked");
    assertThat(venue.wire.received("F").get(0).need(11)).startsWith(id + "-C");
  }

  @Test
  void saysThatAnOrderWasNotCancelled() {
    venue.cancels = false;
    ClientOrderId id = accepted();
    bench.broker.cancel(id);
    assertThat(bench.heard.awaitOne(OrderReport.CancelRejected.class).order()).isEqualTo(id);
  }

  @Test
  void saysThatAnOrderNobodyKnowsIsNotCancelled() {
    bench.broker.cancel(ClientOrderId.of(bench.control.session().id(), 99));
    bench.heard.awaitOne(OrderReport.CancelRejected.class);
    assertThat(venue.wire.received("F")).isEmpty();
  }

  private ClientOrderId accepted() {
    Minted<OrderIntended> intent = bench.limitOrder();
    bench.broker.submit(intent);
    Heard.await(() -> !bench.heard.of(intent.fact().clientOrderId()).isEmpty(), "a report");
    return intent.fact().clientOrderId();
  }

  @Test
  void findsAnOrderWithWhatWasHeardOfIt() {
    ClientOrderId id = accepted();
    venue.fill(venue.order(id.value()), "4", "190");
    bench.heard.awaitOne(OrderReport.Executed.class);
    BrokerOrder found = bench.broker.find(id).orElseThrow();
    assertThat(found.clientOrderId()).contains(id.value());
    assertThat(found.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    assertThat(found.filledQty()).isEqualByComparingTo("4");
    assertThat(found.executions()).hasSize(1);
  }

  @Test
  void findsAnOrderThoughTheAnswerDoesNotNameTheQuestion() {
    venue.echoesQuestionIds = false;
    assertThat(bench.broker.find(accepted())).isPresent();
  }

  @Test
  void doesNotFindWhatTheCounterpartyDoesNotKnow() {
    assertThat(bench.broker.find(ClientOrderId.of(bench.control.session().id(), 99))).isEmpty();
  }

  @Test
  void listsOpenOrdersOnly() {
    ClientOrderId open = accepted();
    ClientOrderId filled = accepted();
    venue.fill(venue.order(filled.value()), "10", "190");
    bench.heard.awaitOne(OrderReport.Executed.class);
    assertThat(bench.broker.openOrders())
        .extracting(order -> order.clientOrderId().orElseThrow())
        .containsExactly(open.value());
  }

  @Test
  void tellsPositionsAndAccount() {
    assertThat(bench.broker.positions())
        .singleElement()
        .satisfies(position -> assertThat(position.qty()).isEqualByComparingTo("10"));
    assertThat(bench.broker.account().equity()).hasToString("10000.25");
    assertThat(bench.broker.account().cash()).hasToString("-17.50");
    assertThat(bench.broker.account().buyingPower().orElseThrow()).hasToString("2000.5");
  }

  @Tag("U7")
  @Test
  void anOrderOfAnotherSessionIsNotSent() {
    Minted<OrderIntended> foreign =
        io.orrery.testkit.Samples.session(Universe.PAPER).session().mint(bench.limitOrder().fact());
    assertThatThrownBy(() -> bench.broker.submit(foreign))
        .isInstanceOf(ForeignBrokerException.class);
    assertThat(venue.wire.received("D")).isEmpty();
  }

  @Tag("U7")
  @Test
  void anOrderOfAnotherUniverseIsNeitherCancelledNorLookedUp() {
    ClientOrderId live = new ClientOrderId("L-01JQ3V6W8Z5T4R2N1M0K9H7G6F-1");
    assertThatThrownBy(() -> bench.broker.cancel(live)).isInstanceOf(ForeignBrokerException.class);
    assertThatThrownBy(() -> bench.broker.find(live)).isInstanceOf(ForeignBrokerException.class);
  }

  @Test
  void anOrderIsSubmittedOnce() {
    Minted<OrderIntended> intent = bench.limitOrder();
    bench.broker.submit(intent);
    assertThatThrownBy(() -> bench.broker.submit(intent))
        .isInstanceOf(IllegalArgumentException.class);
    bench.heard.awaitOne(OrderReport.Accepted.class);
    assertThat(venue.wire.received("D")).hasSize(1);
  }

  @Test
  void aListenerMustNotAskWhileItHears() {
    Minted<OrderIntended> intent = bench.limitOrder();
    bench.heard.onReport =
        report ->
            assertThatThrownBy(() -> bench.broker.find(report.order()))
                .isInstanceOf(BrokerException.class);
    bench.broker.submit(intent);
    bench.heard.awaitOne(OrderReport.Accepted.class);
  }

  @Test
  @Tag("U11")
  void cancelsAllOrdersInOneMessageWhereTheCounterpartyTakesIt() {
    bench.broker.submit(bench.limitOrder());
    bench.broker.submit(bench.limitOrder());
    Heard.await(() -> bench.heard.all(OrderReport.Accepted.class).size() == 2, "two orders");

    assertThat(bench.broker.cancelAll()).isTrue();

    Heard.await(() -> bench.heard.all(OrderReport.Canceled.class).size() == 2, "two ends");
    assertThat(venue.massCancels).isEqualTo(1);
    assertThat(venue.wire.received("F")).isEmpty();
  }

  @Test
  @Tag("U11")
  void saysThatTheCounterpartyRefusedToCancelAll() {
    venue.cancels = false;
    assertThat(bench.broker.cancelAll()).isFalse();
  }
}
