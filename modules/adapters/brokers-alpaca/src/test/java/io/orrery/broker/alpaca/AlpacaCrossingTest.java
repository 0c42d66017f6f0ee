package io.orrery.broker.alpaca;

import static io.orrery.universe.Universe.LIVE;
import static io.orrery.universe.Universe.PAPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.order.Broker.Submission;
import io.orrery.order.BrokerAttestation;
import io.orrery.order.BrokerException;
import io.orrery.order.ClientOrderId;
import io.orrery.order.ForeignBrokerException;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderType;
import io.orrery.testkit.Samples;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders cannot cross, whatever is configured and wherever the broker has logged in. */
@Tag("U7")
class AlpacaCrossingTest {

  private static final AlpacaKey PAPER_KEY = new AlpacaKey("PKSAMPLE12345678", AlpacaStub.SECRET);
  private static final AlpacaKey LIVE_KEY = new AlpacaKey("AKSAMPLE12345678", AlpacaStub.SECRET);

  @ParameterizedTest
  @EnumSource(names = {"PAPER", "LIVE"})
  void saysWhatItCompared(Universe universe) throws Exception {
    try (Desk desk = new Desk(universe)) {
      BrokerAttestation attestation = desk.broker.open(desk.heard);

      assertThat(attestation.universe()).isEqualTo(universe);
      assertThat(attestation.broker()).isEqualTo("alpaca");
      assertThat(attestation.endpoint()).isEqualTo("loopback:" + desk.stub.uri().getPort());
      assertThat(attestation.evidence())
          .anyMatch(each -> each.startsWith("host loopback:"))
          .anyMatch(each -> each.startsWith("key begins with " + desk.stub.key().prefix()))
          .anyMatch(each -> each.contains(desk.stub.accountNumber()))
          .anyMatch(each -> each.matches(".*ours is ahead by 2[0-9]{3} ms.*"))
          .anyMatch(each -> each.contains("stream took the same key"));
    }
  }

  @Test
  void refusesASimulation() {
    AlpacaConnection connection = AlpacaConnection.official(PAPER, PAPER_KEY, "PA1");

    assertThatThrownBy(() -> broker(Universe.SIMULATION, connection))
        .isInstanceOf(ForeignBrokerException.class)
        .hasMessageContaining("must be of paper or live, was of simulation");
  }

  @Test
  void takesTheOfficialHostsOfItsUniverse() {
    broker(PAPER, AlpacaConnection.official(PAPER, PAPER_KEY, "PA1")).close();
    broker(LIVE, AlpacaConnection.official(LIVE, LIVE_KEY, "912345678")).close();
  }

  @ParameterizedTest
  @CsvSource({
    "PAPER, https://api.alpaca.markets, wss://paper-api.alpaca.markets/stream",
    "PAPER, https://paper-api.alpaca.markets, wss://api.alpaca.markets/stream",
    "LIVE, https://paper-api.alpaca.markets, wss://api.alpaca.markets/stream",
    "LIVE, https://api.alpaca.markets, wss://paper-api.alpaca.markets/stream",
    "LIVE, https://api.alpaca.markets.example.com, wss://api.alpaca.markets/stream",
    "LIVE, https://data.alpaca.markets, wss://api.alpaca.markets/stream",
    "LIVE, https://api.alpaca.markets:8443, wss://api.alpaca.markets/stream",
    "LIVE, http://api.alpaca.markets:443, wss://api.alpaca.markets/stream",
  })
  void refusesAHostOfTheOtherUniverseOrOfNone(Universe universe, URI endpoint, URI stream) {
    AlpacaKey key = universe == PAPER ? PAPER_KEY : LIVE_KEY;
    AlpacaConnection connection =
        new AlpacaConnection(
            AlpacaVenue.official(),
            endpoint,
            URI.create("https://data.alpaca.markets"),
            stream,
            key,
            universe == PAPER ? "PA1" : "912345678");

    assertThatThrownBy(() -> broker(universe, connection))
        .isInstanceOf(ForeignBrokerException.class);
  }

  @Test
  void refusesAnEndpointThatHidesItsHostBehindAUser() {
    AlpacaConnection connection =
        new AlpacaConnection(
            AlpacaVenue.official(),
            URI.create("https://paper-api.alpaca.markets@api.alpaca.markets"),
            URI.create("https://data.alpaca.markets"),
            URI.create("wss://paper-api.alpaca.markets/stream"),
            PAPER_KEY,
            "PA1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> broker(PAPER, connection))
        .withMessageContaining("a host and no user");
  }

  @ParameterizedTest
  @CsvSource({"PAPER, AKSAMPLE12345678", "LIVE, PKSAMPLE12345678", "LIVE, CKSAMPLE12345678"})
  void refusesAKeyOfTheOtherUniverseOrOfNone(Universe universe, String keyId) {
    AlpacaKey key = new AlpacaKey(keyId, AlpacaStub.SECRET);
    AlpacaConnection connection =
        AlpacaConnection.official(universe, key, universe == PAPER ? "PA1" : "912345678");

    assertThatThrownBy(() -> broker(universe, connection))
        .isInstanceOf(ForeignBrokerException.class)
        .hasMessageContaining("must begin with")
        .hasMessageContaining("began with " + keyId.substring(0, 2))
        .hasMessageNotContaining(keyId);
  }

  @ParameterizedTest
  @CsvSource({"PAPER, 912345678", "LIVE, PA12345"})
  void refusesAnAccountNumberOfTheOtherUniverse(Universe universe, String account) {
    AlpacaKey key = universe == PAPER ? PAPER_KEY : LIVE_KEY;

    assertThatThrownBy(() -> broker(universe, AlpacaConnection.official(universe, key, account)))
        .isInstanceOf(ForeignBrokerException.class)
        .hasMessageContaining(account);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:1234", "http://localhost:1234", "http://[::1]:1234"})
  void refusesAHostThatIsConfiguredForBothUniverses(URI sameServer) {
    AlpacaVenue venue = AlpacaVenue.official().with(PAPER, URI.create("http://127.0.0.1:1234"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> venue.with(LIVE, sameServer))
        .withMessageContaining("loopback:1234 is configured for paper and for live");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> venue.with(LIVE, URI.create("https://Paper-API.alpaca.markets")));
    assertThatIllegalArgumentException().isThrownBy(() -> venue.withData(sameServer));
  }

  /** The accident of an inverted flag: all that is configured is of the other universe. */
  @Test
  void anInvertedFlagSendsNothing() throws Exception {
    try (AlpacaStub paper = new AlpacaStub(PAPER);
        AlpacaStub live = new AlpacaStub(LIVE)) {
      assertThatThrownBy(() -> broker(PAPER, Desk.connection(live, LIVE)))
          .isInstanceOf(ForeignBrokerException.class);
      assertThatThrownBy(() -> broker(LIVE, Desk.connection(paper, PAPER)))
          .isInstanceOf(ForeignBrokerException.class);

      assertThat(paper.requests()).isEmpty();
      assertThat(live.requests()).isEmpty();
    }
  }

  /** The accident of a gateway that logs into the account of the other kind. */
  @ParameterizedTest
  @CsvSource({
    "PAPER, 912345678, ACTIVE",
    "LIVE, PA3TEST00001, ACTIVE",
    "PAPER, PA3TEST00002, ACTIVE",
    "LIVE, 998765432, ACTIVE",
    "LIVE, 912345678, PAPER_ONLY",
    "PAPER, '', ACTIVE",
  })
  void refusesAGatewayThatIsLoggedIntoAnotherAccount(
      Universe universe, String number, String status) throws Exception {
    try (Desk desk = new Desk(universe)) {
      desk.stub.account(AlpacaStub.account(number, status));

      assertThatThrownBy(() -> desk.broker.open(desk.heard))
          .isInstanceOf(ForeignBrokerException.class)
          .hasMessageContaining("account");
      assertThat(desk.broker.submit(desk.order())).isInstanceOf(Submission.Refused.class);
      assertThatThrownBy(() -> desk.broker.positions()).isInstanceOf(BrokerException.class);
      assertThat(desk.stub.count("POST /v2/orders")).isZero();
      assertThat(desk.stub.stream().listenings()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PAPER", "LIVE"})
  void closesItselfWhenItIsAnotherAfterAReconnect(Universe universe) throws Exception {
    try (Desk desk = new Desk(universe).opened()) {
      desk.stub.account(AlpacaStub.account(universe == PAPER ? "912345678" : "PA9", "ACTIVE"));

      desk.stub.stream().drop();

      desk.heard.awaitResynchronizations(1);
      assertThat(desk.heard.resynchronizations.get(0)).contains("Alpaca was closed by itself");
      assertThat(desk.broker.submit(desk.order()))
          .isInstanceOfSatisfying(
              Submission.Refused.class,
              refused -> assertThat(refused.reason()).contains("closed by itself"));
      assertThatThrownBy(() -> desk.broker.openOrders())
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("closed by itself");
      assertThat(desk.stub.count("POST /v2/orders")).isZero();
    }
  }

  @Test
  void comparesBeforeAnOrderWhileTheStreamIsLost() throws Exception {
    try (Desk desk = new Desk(LIVE).opened()) {
      desk.stub.stream().refuse(true);
      desk.stub.stream().drop();
      Heard.await(() -> !desk.broker.isCompared());
      assertThat(desk.broker.isCompared()).isFalse();

      assertThat(desk.broker.submit(desk.order())).isEqualTo(new Submission.Sent());
      desk.stub.account(AlpacaStub.account("PA9", "ACTIVE"));
      Submission other = desk.broker.submit(desk.order());

      assertThat(other).isInstanceOf(Submission.Refused.class);
      assertThat(desk.stub.count("POST /v2/orders")).isEqualTo(1);
    }
  }

  @Test
  void sendsNothingThatItCannotCompare() throws Exception {
    try (Desk desk = new Desk(LIVE).opened()) {
      desk.stub.stream().refuse(true);
      desk.stub.stream().drop();
      Heard.await(() -> !desk.broker.isCompared());
      desk.stub.failNext(
          "GET /v2/account", AlpacaStub.answers(403, AlpacaStub.error(40310000, "forbidden.")));

      assertThat(desk.broker.submit(desk.order()))
          .isInstanceOfSatisfying(
              Submission.Refused.class,
              refused -> assertThat(refused.reason()).contains("cannot be compared now"));
      assertThat(desk.stub.count("POST /v2/orders")).isZero();
    }
  }

  @Test
  void closesItselfWhenTheAccountThatItIsToldOfIsAnother() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.account(AlpacaStub.account("PA3TEST00002", "ACTIVE"));

      assertThatThrownBy(() -> desk.broker.account()).isInstanceOf(ForeignBrokerException.class);
      assertThat(desk.broker.submit(desk.order())).isInstanceOf(Submission.Refused.class);
      assertThat(desk.heard.resynchronizations).hasSize(1);
    }
  }

  @Test
  void refusesAnOrderThatAnotherSessionMinted() throws Exception {
    Session other = Samples.session(PAPER).session();
    Session live = Samples.session(LIVE).session();
    try (Desk desk = new Desk(PAPER).opened()) {
      for (Session foreign : new Session[] {other, live}) {
        Minted<OrderIntended> order = foreign.mint(intended(foreign));
        assertThatThrownBy(() -> desk.broker.submit(order))
            .isInstanceOf(ForeignBrokerException.class)
            .hasMessageContaining(desk.session.id().value())
            .hasMessageContaining(foreign.id().value());
      }
      Minted<OrderIntended> underAnothersName = desk.session.mint(intended(other));
      assertThatThrownBy(() -> desk.broker.submit(underAnothersName))
          .isInstanceOf(ForeignBrokerException.class);
      Minted<OrderIntended> underOurName = other.mint(intended(desk.session));
      assertThatThrownBy(() -> desk.broker.submit(underOurName))
          .isInstanceOf(ForeignBrokerException.class);

      assertThat(desk.stub.count("POST /v2/orders")).isZero();
    }
  }

  @Test
  void cancelsNoOrderOfAnotherUniverse() throws Exception {
    Session live = Samples.session(LIVE).session();
    try (Desk desk = new Desk(PAPER).opened()) {
      int before = desk.stub.requests().size();

      assertThatThrownBy(() -> desk.broker.cancel(ClientOrderId.of(live.id(), 1)))
          .isInstanceOf(ForeignBrokerException.class);
      assertThat(desk.stub.requests()).hasSize(before);
    }
  }

  @Test
  void asksForALookWhenAnOrderOfTheOtherUniverseIsInItsAccount() throws Exception {
    ClientOrderId live = ClientOrderId.of(Samples.session(LIVE).session().id(), 1);
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.put(StubOrders.order(live.value(), "new", "10", "0"));

      desk.stub.tell("new", live.value());

      desk.heard.awaitResynchronizations(1);
      assertThat(desk.heard.resynchronizations.get(0)).contains("must be of paper", live.value());
      assertThat(desk.heard.reports).isEmpty();
    }
  }

  @Test
  void followsNoRedirectWithItsKey() throws Exception {
    try (AlpacaStub live = new AlpacaStub(LIVE);
        Desk desk = new Desk(PAPER)) {
      desk.stub.failNext(
          "GET /v2/account", AlpacaStub.answers(307, "", "Location", live.uri() + "/v2/account"));

      assertThatThrownBy(() -> desk.broker.open(desk.heard))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("307");
      assertThat(live.requests()).isEmpty();
    }
  }

  private static OrderIntended intended(Session session) {
    return Desk.intended(ClientOrderId.of(session.id(), 1), new OrderType.Market(), "10");
  }

  private static AlpacaBroker broker(Universe universe, AlpacaConnection connection) {
    return new AlpacaBroker(
        Samples.session(universe).session(), connection, AlpacaPace.standard(), Samples.CLOCK);
  }

  @Test
  void waitsForNoStreamLongerThanItsPatience() throws Exception {
    try (Desk desk = new Desk(PAPER)) {
      desk.stub.stream().mute(true);
      long begun = System.nanoTime();

      assertThatThrownBy(() -> desk.broker.open(desk.heard)).isInstanceOf(BrokerException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
      assertThat(desk.broker.submit(desk.order())).isInstanceOf(Submission.Refused.class);
    }
  }
}
