package io.orrery.broker.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.order.Broker.Submission;
import io.orrery.order.BrokerException;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import io.orrery.universe.Minted;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gaps, repetitions, silence, logouts and broken connections: no order twice, no fill lost. */
class FixTroubleTest {

  @TempDir Path home;
  private TradingVenue venue;
  private FixConnection connection;
  private FixBench bench;

  @BeforeEach
  void open() throws IOException {
    String name = FixBench.freshName();
    venue = new TradingVenue("VENUE", name, FixBench.ACCOUNT);
    connection = FixBench.connection(name, venue.wire.port(), root(), FixBench.ALL);
    bench = start(connection);
  }

  private Path root() {
    return home.resolve("paper");
  }

  private FixBench start(FixConnection to) {
    FixBench made = new FixBench(Universe.PAPER, to, root());
    made.broker.open(made.heard);
    return made;
  }

  @AfterEach
  void close() throws IOException {
    bench.broker.close();
    venue.close();
  }

  private VenueOrder accepted() {
    Minted<OrderIntended> intent = bench.limitOrder();
    ClientOrderId id = intent.fact().clientOrderId();
    assertThat(bench.broker.submit(intent)).isInstanceOf(Submission.Sent.class);
    Heard.await(() -> !bench.heard.of(id).isEmpty(), "a report on " + id);
    return venue.order(id.value());
  }

  private void awaitFills(VenueOrder order) {
    Heard.await(
        () -> bench.heard.executions().containsAll(order.executions),
        "fills " + order.executions + " in " + bench.heard.executions());
  }

  private void awaitReady() {
    Heard.await(
        () -> bench.broker.submit(bench.limitOrder()) instanceof Submission.Sent, "ready again");
  }

  @Test
  void aFillThatWasLostOnTheWayIsAskedForAgain() {
    VenueOrder order = accepted();
    venue.wire.lose(1);
    venue.fill(order, "4", "190");
    venue.fill(order, "6", "190");
    awaitFills(order);
    bench.heard.awaitReason("asked for again");
  }

  @Test
  void aFillThatIsRepeatedBySessionLayerIsNoOtherFill() {
    VenueOrder order = accepted();
    venue.fill(order, "4", "190");
    awaitFills(order);
    venue.wire.repeat(1);
    venue.fill(order, "6", "190");
    awaitFills(order);
    assertThat(bench.heard.executions()).doesNotHaveDuplicates();
  }

  @Test
  void aRequestToResendGetsNoOrderAgain() {
    VenueOrder order = accepted();
    venue.wire.askFrom(1);
    Heard.await(() -> !venue.wire.received("4").isEmpty(), "a gap");
    accepted();
    assertThat(venue.wire.received("D")).hasSize(2).noneMatch(FixWire.Received::isPossDup);
    assertThat(order.status).isEqualTo('0');
  }

  @Test
  void anUnansweredOrderThatIsWantedAgainIsDoubtedAndLookedUp() {
    venue.onOrder = order -> {};
    Minted<OrderIntended> intent = bench.limitOrder();
    bench.broker.submit(intent);
    Heard.await(() -> !venue.orders().isEmpty(), "an order");
    venue.wire.askFrom(1);
    assertThat(bench.heard.awaitOne(OrderReport.Doubted.class).order())
        .isEqualTo(intent.fact().clientOrderId());
    bench.heard.awaitReason("not sent twice");
    assertThat(venue.wire.received("D")).hasSize(1);
  }

  @Test
  void aCounterpartyThatLostItsNumbersIsLookedUp() {
    VenueOrder order = accepted();
    venue.wire.jump(5);
    venue.fill(order, "10", "190");
    awaitFills(order);
    bench.heard.awaitReason("began to count anew");
  }

  @Test
  void fillsDuringABrokenConnectionComeAfterIt() {
    VenueOrder order = accepted();
    venue.wire.disconnect();
    venue.fill(order, "4", "190");
    venue.fill(order, "6", "190");
    awaitFills(order);
    assertThat(venue.wire.received("A")).hasSizeGreaterThan(1);
  }

  @Test
  void anOrderWhoseConnectionBrokeBeforeTheReportIsDoubtedThenFound() {
    venue.onOrder = order -> venue.wire.disconnect();
    Minted<OrderIntended> intent = bench.limitOrder();
    ClientOrderId id = intent.fact().clientOrderId();
    bench.broker.submit(intent);
    assertThat(bench.heard.awaitOne(OrderReport.Doubted.class).order()).isEqualTo(id);
    venue.onOrder = venue::accept;
    awaitReady();
    assertThat(bench.broker.find(id).orElseThrow().status()).isEqualTo(OrderStatus.PENDING_NEW);
    assertThat(venue.wire.received("D").stream().filter(d -> d.need(11).equals(id.value())))
        .hasSize(1);
  }

  @Test
  void whileNobodyIsLoggedOnAnOrderIsRefusedForCertain() {
    venue.wire.deaf(true);
    venue.wire.disconnect();
    Heard.await(
        () -> bench.broker.submit(bench.limitOrder()) instanceof Submission.Refused, "refused");
    int sent = venue.wire.received("D").size();
    venue.wire.deaf(false);
    awaitReady();
    venue.wire.askFrom(1);
    accepted();
    assertThat(venue.wire.received("D")).hasSize(sent + 2);
  }

  @Test
  void whileNobodyIsLoggedOnNothingIsCancelledOrFound() {
    VenueOrder order = accepted();
    venue.wire.deaf(true);
    venue.wire.disconnect();
    ClientOrderId id = new ClientOrderId(order.clOrdId);
    Heard.await(
        () -> bench.broker.submit(bench.limitOrder()) instanceof Submission.Refused, "refused");
    assertThatThrownBy(() -> bench.broker.cancel(id)).hasMessageContaining("nothing was asked");
    assertThatThrownBy(() -> bench.broker.find(id)).isInstanceOf(BrokerException.class);
  }

  @Test
  void logoutsOneAfterAnotherAreOutlived() {
    VenueOrder order = accepted();
    venue.wire.refuseLogons(3);
    venue.wire.send("5", "58=maintenance");
    venue.wire.disconnect();
    venue.fill(order, "10", "190");
    awaitFills(order);
    assertThat(venue.wire.received("A")).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void silenceEndsTheConnectionAndItIsMadeAgain() throws IOException {
    bench.broker.close();
    FixTiming fast = new FixTiming(Duration.ofSeconds(1), Duration.ofSeconds(5), Optional.empty());
    bench =
        start(
            new FixConnection(
                connection.endpoint(),
                connection.parties(),
                connection.store(),
                fast,
                connection.abilities()));
    VenueOrder order = accepted();
    int logons = venue.wire.received("A").size();
    venue.wire.silence(true);
    Heard.await(() -> !venue.wire.isConnected(), "the connection is given up");
    venue.wire.silence(false);
    venue.fill(order, "10", "190");
    awaitFills(order);
    assertThat(venue.wire.received("A")).hasSizeGreaterThan(logons);
  }

  @Test
  void aQuestionThatIsNotAnsweredEndsWithTheWaitingTime() {
    bench.broker.close();
    venue.answersQuestions = true;
    FixTiming fast = new FixTiming(Duration.ofSeconds(5), Duration.ofMillis(800), Optional.empty());
    bench =
        start(
            new FixConnection(
                connection.endpoint(),
                connection.parties(),
                connection.store(),
                fast,
                connection.abilities()));
    VenueOrder order = accepted();
    venue.answersQuestions = false;
    assertThatThrownBy(() -> bench.broker.find(new ClientOrderId(order.clOrdId)))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("within PT0.8S");
  }

  @Test
  void whatACounterpartyCannotTellIsSaid() {
    bench.broker.close();
    bench =
        start(
            new FixConnection(
                connection.endpoint(),
                connection.parties(),
                connection.store(),
                connection.timing(),
                EnumSet.of(FixAbility.ACCOUNT_IN_REPORTS)));
    assertThatThrownBy(() -> bench.broker.positions()).hasMessageContaining("POSITIONS is not");
    assertThatThrownBy(() -> bench.broker.account()).hasMessageContaining("COLLATERAL is not");
    assertThatThrownBy(() -> bench.broker.openOrders()).hasMessageContaining("MASS_STATUS is not");
  }

  @Test
  void anotherProcessWithTheSameStoreSendsNothingAgainAndLooksUp() {
    VenueOrder order = accepted();
    venue.wire.disconnect();
    bench.broker.close();
    venue.fill(order, "4", "190");
    bench = start(connection);
    awaitFills(order);
    ClientOrderId id = new ClientOrderId(order.clOrdId);
    assertThat(bench.broker.find(id).orElseThrow().filledQty()).isEqualByComparingTo("4");
    FixWire.Received asked = venue.wire.received("H").get(0);
    assertThat(asked.need(55)).as("known from the store").isEqualTo("AAPL");
    venue.wire.askFrom(1);
    accepted();
    assertThat(venue.wire.received("D")).hasSize(2);
    assertThat(Set.of(venue.orders())).isNotEmpty();
  }

  @Tag("U7")
  @Test
  void afterEachLogonTheAccountIsComparedBeforeAnOrderGoesOut() {
    accepted();
    venue.answersQuestions = false;
    venue.wire.disconnect();
    bench.heard.reasons.clear();
    Heard.await(() -> venue.wire.received("A").size() == 2, "logged on again");
    Heard.await(() -> venue.wire.received("AF").size() == 2, "compared again");
    assertThat(bench.broker.submit(bench.limitOrder()))
        .isInstanceOfSatisfying(
            Submission.Refused.class,
            refused -> assertThat(refused.reason()).contains("must be compared"));
    assertThat(venue.wire.received("D")).hasSize(1);
  }
}
