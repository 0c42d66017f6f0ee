package io.orrery.broker.alpaca;

import static io.orrery.universe.Universe.LIVE;
import static io.orrery.universe.Universe.PAPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.order.BrokerAccount;
import io.orrery.order.BrokerException;
import io.orrery.order.BrokerOrder;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderStatus;
import io.orrery.order.Position;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Questions are repeated until there is an answer, and an answer is believed only as far as it
 * fits.
 */
class AlpacaQuestionsTest {

  private static final String POSITIONS = "GET /v2/positions";

  @Test
  void tellsTheAccountExactly() throws Exception {
    try (Desk desk = new Desk(LIVE).opened()) {
      BrokerAccount account = desk.broker.account();

      assertThat(account.account()).isEqualTo("912345678");
      assertThat(account.equity().value()).isEqualTo("100000.000000000000000001");
      assertThat(account.cash().value()).isEqualTo("25000.10");
      assertThat(account.blocked()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "status, \"ACCOUNT_CLOSED\", ACCOUNT_CLOSED",
    "trading_blocked, true, trading_blocked",
    "account_blocked, null, account_blocked",
    "trade_suspended_by_user, true, suspended",
  })
  void saysWhyTheAccountMayNotTrade(String member, String value, String reason) throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      JsonObject account = AlpacaStub.account("PA3TEST00001", "ACTIVE");
      desk.stub.account(
          AlpacaStub.read(
              Json.createObjectBuilder(account)
                  .remove(member)
                  .build()
                  .toString()
                  .replaceFirst("\\{", "{\"" + member + "\":" + value + ",")));

      assertThat(desk.broker.account().blocked()).get().asString().contains(reason);
    }
  }

  @Test
  void tellsWhatIsHeldAndWhatIsOwed() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.hold(position("AAPL", "12.500000001", "long"));
      desk.stub.hold(position("BRK.B", "-3", "short"));

      List<Position> positions = desk.broker.positions();

      assertThat(positions)
          .extracting(Position::qty)
          .containsExactly(new BigDecimal("12.500000001"), new BigDecimal("-3"));
      assertThat(positions.get(0).averagePrice()).contains(new BigDecimal("190.12345678"));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, long", "-3, long", "3, short", "1e9, long", "NaN, long", "3, sideways"})
  void believesNoPositionThatCannotBe(String qty, String side) throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.hold(position("AAPL", qty, side));

      assertThatThrownBy(desk.broker::positions).isInstanceOf(BrokerException.class);
    }
  }

  @Test
  void asksAgainWhenTheServerIsBusyOrSlow() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.failNext(
          POSITIONS,
          AlpacaStub.answers(500, ""),
          AlpacaStub.answers(503, "<html>later</html>"),
          AlpacaStub.answers(429, AlpacaStub.error(42910000, "rate limit exceeded.")),
          desk.stub.hangs());

      assertThat(desk.broker.positions()).isEmpty();
      assertThat(desk.stub.count(POSITIONS)).isEqualTo(5);
    }
  }

  @Test
  void waitsAsLongAsTheServerAsks() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.failNext(POSITIONS, AlpacaStub.answers(429, "", "Retry-After", "1"));
      long begun = System.nanoTime();

      desk.broker.positions();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(990));
    }
  }

  @Test
  void waitsUntilTheLimitIsReset() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      long reset = io.orrery.testkit.Samples.NOW.getEpochSecond();
      desk.stub.failNext(
          POSITIONS,
          AlpacaStub.answers(
              200,
              "[]",
              "X-RateLimit-Limit",
              "200",
              "X-RateLimit-Remaining",
              "0",
              "X-RateLimit-Reset",
              Long.toString(reset)));
      long begun = System.nanoTime();

      desk.broker.positions();
      desk.broker.positions();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(990));
    }
  }

  @Test
  void givesUpWhenTheServerAsksForLongerThanItsPatience() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.failNext(POSITIONS, AlpacaStub.answers(429, "", "Retry-After", "100"));

      assertThatThrownBy(desk.broker::positions)
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("429");
      assertThat(desk.stub.count(POSITIONS)).isEqualTo(1);
    }
  }

  @Test
  void givesUpAfterItsPatience() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      for (int i = 0; i < 200; i++) {
        desk.stub.failNext(POSITIONS, AlpacaStub.answers(500, ""));
      }
      long begun = System.nanoTime();

      assertThatThrownBy(desk.broker::positions)
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("answered 500");
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isLessThan(Desk.QUICK.patience().plusSeconds(1));
    }
  }

  @Test
  void isNotHeldUpByAnAnswerThatNeverEnds() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.failNext(POSITIONS, desk.stub.trickles());

      assertThat(desk.broker.positions()).isEmpty();
    }
  }

  @Test
  void readsNoAnswerThatIsTooLongOrTooDeep() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      String long9M = "[" + " ".repeat(Api.MAX_BODY + 1) + "]";
      for (int i = 0; i < 100; i++) {
        desk.stub.failNext(POSITIONS, AlpacaStub.answers(200, long9M));
      }
      assertThatThrownBy(desk.broker::positions).isInstanceOf(BrokerException.class);
    }
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.failNext(POSITIONS, AlpacaStub.answers(200, "[".repeat(1_000_000)));
      assertThatThrownBy(desk.broker::positions)
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("nested");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "[1]", "[{\"symbol\":\"a b\"}]", "[{}]", "<html>"})
  void believesNothingThatIsNoAnswer(String answer) throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.failNext(POSITIONS, AlpacaStub.answers(200, answer));

      assertThatThrownBy(desk.broker::positions).isInstanceOf(BrokerException.class);
    }
  }

  @Test
  void ignoresMembersThatItDoesNotKnow() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.hold(
          Json.createObjectBuilder(position("AAPL", "1", "long"))
              .add("new_thing", Json.createArrayBuilder().add(Json.createObjectBuilder()))
              .build());

      assertThat(desk.broker.positions()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "new, 10, 0, NEW",
    "accepted, 10, 0, NEW",
    "pending_new, 10, 0, NEW",
    "held, 10, 0, NEW",
    "suspended, 10, 4, PARTIALLY_FILLED",
    "done_for_day, 10, 4, PARTIALLY_FILLED",
    "partially_filled, 10, 4, PARTIALLY_FILLED",
    "pending_cancel, 10, 4, PENDING_CANCEL",
    "pending_replace, 10, 0, NEW",
    "filled, 10, 10, FILLED",
    "filled, 10.0, 10, FILLED",
    "canceled, 10, 4, CANCELED",
    "expired, 10, 0, EXPIRED",
    "replaced, 10, 0, REPLACED",
    "rejected, 10, 0, REJECTED",
    "from_mars, 10, 0, UNKNOWN",
    "filled, 10, 4, UNKNOWN",
    "new, 10, 10, UNKNOWN",
    "new, 10, 11, UNKNOWN",
    "canceled, 10, 10, UNKNOWN",
    "rejected, 10, 4, UNKNOWN",
  })
  void tellsWhereAnOrderIs(String said, String qty, String filled, OrderStatus status)
      throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      ClientOrderId id = ClientOrderId.of(desk.session.id(), 1);
      desk.stub.put(StubOrders.order(id.value(), said, qty, filled));

      Optional<BrokerOrder> found = desk.broker.find(id);

      assertThat(found).get().extracting(BrokerOrder::status).isEqualTo(status);
      assertThat(found.get().filledQty()).isEqualTo(filled);
      if (status == OrderStatus.UNKNOWN) {
        assertThat(found.get().reason()).get().asString().contains(said);
      }
    }
  }

  @Test
  void findsNoOrderThatAlpacaDoesNotHave() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      assertThat(desk.broker.find(ClientOrderId.of(desk.session.id(), 1))).isEmpty();
    }
  }

  @Test
  void takesNoOtherOrderForTheOneThatItAskedFor() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.failNext(
          "GET /v2/orders:by_client_order_id",
          AlpacaStub.answers(200, StubOrders.order("another", "new", "10", "0").toString()));

      assertThatThrownBy(() -> desk.broker.find(ClientOrderId.of(desk.session.id(), 1)))
          .isInstanceOf(BrokerException.class);
    }
  }

  /**
   * 500 are on a page; here some that were submitted at one moment lie on both sides of its end.
   */
  @Test
  void tellsAllOpenOrdersOfManyPages() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      Set<String> all = new TreeSet<>();
      Instant first = Instant.parse("2026-03-02T14:30:00Z");
      for (int i = 0; i < 1234; i++) {
        String name = "other-" + i;
        Instant at = first.plusNanos(i / 7 * 333_333L);
        desk.stub.put(StubOrders.order(name, "new", "10", "0", at.toString()));
        all.add(name);
      }

      List<BrokerOrder> open = desk.broker.openOrders();

      assertThat(open).hasSize(1234);
      assertThat(
              new TreeSet<>(open.stream().map(each -> each.clientOrderId().orElseThrow()).toList()))
          .isEqualTo(all);
    }
  }

  @Test
  void refusesPagesThatDoNotGoOn() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      for (int i = 0; i < 1000; i++) {
        desk.stub.put(StubOrders.order("other-" + i, "new", "10", "0"));
      }

      assertThatThrownBy(desk.broker::openOrders)
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("pages that go on");
    }
  }

  @Test
  void saysWhenTheMarketOpens() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      MarketClock clock = desk.broker.clock();

      assertThat(clock.open()).isTrue();
      assertThat(clock.nextClose()).isEqualTo("2026-01-27T21:00:00Z");
      assertThat(clock.ahead()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }
  }

  @Test
  void asksNothingOnceItIsClosed() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.broker.close();
      int before = desk.stub.requests().size();
      List<Runnable> questions = new ArrayList<>();
      questions.add(desk.broker::positions);
      questions.add(desk.broker::openOrders);
      questions.add(desk.broker::account);
      questions.add(desk.broker::clock);
      questions.add(() -> desk.broker.find(ClientOrderId.of(desk.session.id(), 1)));
      questions.add(() -> desk.broker.cancel(ClientOrderId.of(desk.session.id(), 1)));

      for (Runnable question : questions) {
        assertThatThrownBy(question::run)
            .isInstanceOf(BrokerException.class)
            .hasMessageContaining("was closed");
      }
      assertThat(desk.stub.requests()).hasSize(before);
    }
  }

  private static JsonObject position(String symbol, String qty, String side) {
    return Json.createObjectBuilder()
        .add("symbol", symbol)
        .add("qty", qty)
        .add("side", side)
        .add("avg_entry_price", "190.12345678")
        .add("market_value", "2376.54")
        .build();
  }
}
