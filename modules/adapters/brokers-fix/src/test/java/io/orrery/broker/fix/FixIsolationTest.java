package io.orrery.broker.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.order.Broker.Submission;
import io.orrery.order.BrokerAttestation;
import io.orrery.order.BrokerException;
import io.orrery.order.ClientOrderId;
import io.orrery.order.ForeignBrokerException;
import io.orrery.order.OrderIntended;
import io.orrery.testkit.Samples;
import io.orrery.universe.Minted;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A FIX broker is of one universe, as its store, its session and its account are. */
class FixIsolationTest {

  private static final Set<FixAbility> NAMED = EnumSet.of(FixAbility.ACCOUNT_IN_REPORTS);

  @TempDir Path home;

  private Path root(Universe universe) {
    return home.resolve(universe.wireName());
  }

  private static FixConnection connection(
      String host, int port, String target, String account, Path store) {
    return new FixConnection(
        new FixEndpoint(host, port, Optional.empty()),
        new FixParties("ORRERY", target, account),
        store,
        new FixTiming(Duration.ofSeconds(5), Duration.ofSeconds(2), Optional.empty()),
        NAMED);
  }

  private FixConnection of(Universe universe, Path store) {
    return connection("127.0.0.1", 9, "VENUE", universe.name(), store);
  }

  private FixBroker broker(Universe universe, FixConnection connection) {
    return new FixBroker(
        Samples.session(universe).session(),
        new FixVenues(Map.of(universe, connection)),
        root(universe),
        Samples.CLOCK);
  }

  @Tag("U7")
  @Test
  void simulationHasNoFixSession() {
    FixConnection connection = of(Universe.SIMULATION, root(Universe.SIMULATION).resolve("fix"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FixVenues(Map.of(Universe.SIMULATION, connection)))
        .withMessageContaining("opens no socket");
    FixVenues venues =
        new FixVenues(
            Map.of(Universe.PAPER, of(Universe.PAPER, root(Universe.PAPER).resolve("f"))));
    assertThatThrownBy(
            () ->
                new FixBroker(
                    Samples.session(Universe.SIMULATION).session(),
                    venues,
                    root(Universe.SIMULATION),
                    Samples.CLOCK))
        .isInstanceOf(ForeignBrokerException.class);
  }

  @Tag("U7")
  @Test
  void twoUniversesShareNothing() {
    Path paper = root(Universe.PAPER).resolve("fix");
    Path live = root(Universe.LIVE).resolve("fix");
    FixConnection ours = connection("fix.example.com", 1, "A", "P1", paper);
    refusesBoth(ours, connection("FIX.example.com", 1, "B", "L1", live), "host and port");
    refusesBoth(ours, connection("other.example.com", 1, "A", "L1", live), "TargetCompID");
    refusesBoth(ours, connection("other.example.com", 1, "B", "P1", live), "account");
    refusesBoth(ours, connection("other.example.com", 1, "B", "L1", paper.resolve("x")), "store");
    new FixVenues(
        Map.of(
            Universe.PAPER,
            ours,
            Universe.LIVE,
            connection("other.example.com", 1, "B", "L1", live)));
  }

  private static void refusesBoth(FixConnection paper, FixConnection live, String what) {
    assertThatThrownBy(() -> new FixVenues(Map.of(Universe.PAPER, paper, Universe.LIVE, live)))
        .isInstanceOf(ForeignBrokerException.class)
        .hasMessageContaining(what);
  }

  @Tag("U5")
  @Test
  void theStoreLiesInsideTheRootOfItsUniverse() {
    Path paper = root(Universe.PAPER);
    refusesStore(root(Universe.LIVE).resolve("fix"));
    refusesStore(paper);
    refusesStore(paper.resolve("../live/fix"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Universe.PAPER, Path.of("paper/fix")))
        .withMessageContaining("absolute");
    FixVenues venues =
        new FixVenues(Map.of(Universe.PAPER, of(Universe.PAPER, paper.resolve("f"))));
    assertThatThrownBy(
            () ->
                new FixBroker(
                    Samples.session(Universe.PAPER).session(), venues, home, Samples.CLOCK))
        .hasMessageContaining("ends in its name");
  }

  private void refusesStore(Path store) {
    assertThatThrownBy(() -> broker(Universe.PAPER, of(Universe.PAPER, store)))
        .isInstanceOf(ForeignBrokerException.class)
        .hasMessageContaining("must lie inside");
  }

  @Tag("U5")
  @Test
  void noLinkLeadsOutOfTheStore() throws IOException {
    Path live = Files.createDirectories(root(Universe.LIVE).resolve("fix"));
    Path paper = Files.createDirectories(root(Universe.PAPER));
    Files.createSymbolicLink(paper.resolve("fix"), live);
    refusesLink(paper.resolve("fix"));
    refusesLink(paper.resolve("fix/inner"));
    Path real = Files.createDirectories(paper.resolve("real"));
    Files.createSymbolicLink(real.resolve("FIX.4.4-ORRERY-VENUE.body"), live.resolve("body"));
    refusesLink(real);
  }

  private void refusesLink(Path store) {
    assertThatThrownBy(() -> broker(Universe.PAPER, of(Universe.PAPER, store)))
        .isInstanceOf(ForeignBrokerException.class)
        .hasMessageContaining("is a link");
  }

  @Tag("U7")
  @Test
  void liveIsEncryptedOrStaysOnThisHostAndNamesItsAccount() {
    Path store = root(Universe.LIVE).resolve("fix");
    assertThatThrownBy(
            () -> broker(Universe.LIVE, connection("fix.example.com", 1, "VENUE", "L1", store)))
        .isInstanceOf(ForeignBrokerException.class)
        .hasMessageContaining("encrypted");
    FixConnection silent =
        new FixConnection(
            new FixEndpoint("localhost", 1, Optional.empty()),
            new FixParties("ORRERY", "VENUE", "L1"),
            store,
            new FixTiming(Duration.ofSeconds(5), Duration.ofSeconds(2), Optional.empty()),
            Set.of());
    assertThatThrownBy(() -> broker(Universe.LIVE, silent))
        .isInstanceOf(ForeignBrokerException.class)
        .hasMessageContaining("name the account");
    broker(Universe.LIVE, connection("localhost", 1, "VENUE", "L1", store)).close();
  }

  @Test
  void namesThatCouldLeaveAFolderAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FixParties("../A", "B", "C"));
    assertThatIllegalArgumentException().isThrownBy(() -> new FixParties("A", "B/C", "D"));
    assertThatIllegalArgumentException().isThrownBy(() -> new FixParties("A", "B", ""));
  }

  /** Opens a broker at a counterparty of {@code account}, lets it do something, and closes all. */
  private void with(String account, Set<FixAbility> abilities, Script script) throws IOException {
    String name = FixBench.freshName();
    Path root = root(Universe.PAPER);
    try (TradingVenue venue = new TradingVenue("VENUE", name, account)) {
      FixBench bench =
          new FixBench(
              Universe.PAPER, FixBench.connection(name, venue.wire.port(), root, abilities), root);
      try {
        script.run(venue, bench);
      } finally {
        bench.broker.close();
      }
    }
  }

  private interface Script {
    void run(TradingVenue venue, FixBench bench) throws IOException;
  }

  @Test
  void saysWhatItCompared() throws IOException {
    with(
        FixBench.ACCOUNT,
        FixBench.ALL,
        (venue, bench) -> {
          BrokerAttestation attestation = bench.broker.open(bench.heard);
          assertThat(attestation.universe()).isEqualTo(Universe.PAPER);
          assertThat(attestation.account()).isEqualTo(FixBench.ACCOUNT);
          assertThat(attestation.evidence().toString())
              .contains("logged on as VENUE", "named account " + FixBench.ACCOUNT);
        });
  }

  @Tag("U7")
  @Test
  void aCounterpartyOfAnotherAccountIsNotOpened() throws IOException {
    with(
        "LIVE-7",
        FixBench.ALL,
        (venue, bench) ->
            assertThatThrownBy(() -> bench.broker.open(bench.heard))
                .isInstanceOf(ForeignBrokerException.class)
                .hasMessageContaining("'LIVE-7'"));
  }

  @Tag("U7")
  @Test
  void aReportOfAnotherAccountClosesTheBroker() throws IOException {
    with(
        FixBench.ACCOUNT,
        FixBench.ALL,
        (venue, bench) -> {
          bench.broker.open(bench.heard);
          venue.account = "LIVE-7";
          closesItself(venue, bench, "LIVE-7");
        });
  }

  @Tag("U7")
  @Test
  void aReportWithoutAccountClosesTheBrokerWhereItWasPromised() throws IOException {
    with(
        FixBench.ACCOUNT,
        FixBench.ALL,
        (venue, bench) -> {
          bench.broker.open(bench.heard);
          venue.account = "";
          closesItself(venue, bench, "must name account");
        });
  }

  private static void closesItself(TradingVenue venue, FixBench bench, String reason) {
    Minted<OrderIntended> intent = bench.limitOrder();
    assertThat(bench.broker.submit(intent)).isInstanceOf(Submission.Sent.class);
    bench.heard.awaitReason(reason);
    assertThat(bench.heard.of(intent.fact().clientOrderId()))
        .as("nothing of another account is told as ours")
        .noneMatch(report -> report instanceof io.orrery.order.OrderReport.Accepted);
    Heard.await(() -> !venue.wire.isConnected(), "closed");
    assertThatThrownBy(() -> bench.broker.submit(bench.limitOrder()))
        .isInstanceOf(ForeignBrokerException.class)
        .hasMessageContaining(reason);
    assertThatThrownBy(() -> bench.broker.openOrders()).isInstanceOf(ForeignBrokerException.class);
  }

  @Tag("U7")
  @Test
  void aReportOnAnOrderOfAnotherUniverseClosesTheBroker() throws IOException {
    with(
        FixBench.ACCOUNT,
        FixBench.ALL,
        (venue, bench) -> {
          bench.broker.open(bench.heard);
          ClientOrderId live = new ClientOrderId("L-01JQ3V6W8Z5T4R2N1M0K9H7G6F-1");
          VenueOrder order = new VenueOrder(live.value(), "V1", "AAPL", "1", BigDecimal.TEN);
          venue.report(order, '0');
          bench.heard.awaitReason(live.value());
          Heard.await(() -> !venue.wire.isConnected(), "closed");
        });
  }

  @Test
  void reportsWithoutAccountAreHeardWhereNobodyPromisedOne() throws IOException {
    with(
        "",
        Set.of(),
        (venue, bench) -> {
          assertThat(bench.broker.open(bench.heard).evidence().toString())
              .contains("nothing named an account yet");
          bench.broker.submit(bench.limitOrder());
          bench.heard.awaitOne(io.orrery.order.OrderReport.Accepted.class);
        });
  }

  @Tag("U7")
  @Test
  void aCounterpartyOfAnotherNameIsNotLoggedOnTo() throws IOException {
    String name = FixBench.freshName();
    Path root = root(Universe.PAPER);
    try (TradingVenue venue = new TradingVenue("OTHER", name, FixBench.ACCOUNT)) {
      FixConnection all = FixBench.connection(name, venue.wire.port(), root, FixBench.ALL);
      FixConnection quick =
          new FixConnection(
              all.endpoint(),
              all.parties(),
              all.store(),
              new FixTiming(Duration.ofSeconds(5), Duration.ofSeconds(1), Optional.empty()),
              all.abilities());
      FixBench bench = new FixBench(Universe.PAPER, quick, root);
      assertThatThrownBy(() -> bench.broker.open(bench.heard))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("must log on");
      assertThat(bench.broker.submit(bench.limitOrder())).isInstanceOf(Submission.Refused.class);
    }
  }

  @Test
  void oneFixSessionIsOpenOnceInAProcess() throws IOException {
    with(
        FixBench.ACCOUNT,
        FixBench.ALL,
        (venue, bench) -> {
          bench.broker.open(bench.heard);
          String name = venue.wire.received("A").get(0).need(49);
          FixConnection same =
              FixBench.connection(name, venue.wire.port(), root(Universe.PAPER), FixBench.ALL);
          FixBench second = new FixBench(Universe.PAPER, same, root(Universe.PAPER));
          assertThatThrownBy(() -> second.broker.open(second.heard))
              .hasMessageContaining("open already");
          bench.broker.submit(bench.limitOrder());
          bench.heard.awaitOne(io.orrery.order.OrderReport.Accepted.class);
        });
  }
}
