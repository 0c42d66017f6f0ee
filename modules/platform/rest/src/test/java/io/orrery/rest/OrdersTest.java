package io.orrery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.order.OrderCause;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderType;
import io.orrery.order.TimeInForce;
import io.orrery.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersTest {

  private static final String ORDERS = "universes/paper/orders";
  private static final String MARKET =
      "{\"symbol\":\"AAPL\",\"side\":\"buy\",\"qty\":\"10\",\"type\":\"market\","
          + "\"reason\":\"rebalancing\"}";

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void sendsTheOrderThatAPersonWants() {
    PaperDesk desk = PaperDesk.open(api);

    Api.Answer answer = order(MARKET, "k1");

    assertThat(answer.status()).isEqualTo(201);
    String id = answer.text("client_order_id");
    assertThat(answer.headers())
        .containsEntry("Orrery-Universe", "paper")
        .doesNotContainKey("Idempotent-Replayed");
    assertThat(answer.headers().get("Location")).endsWith(ORDERS + "/" + id);
    assertThat(answer.body())
        .containsEntry("universe", "paper")
        .containsEntry("validity_class", "PAPER_ONLY")
        .containsEntry("data_lineage_id", "unknown")
        .containsEntry("status", "pending_new")
        .containsEntry("type", "market")
        .containsEntry("currency", "USD")
        .containsEntry("cause", "manual")
        .containsEntry("reason", "rebalancing");
    OrderIntended sent = desk.broker.sent.get(0);
    assertThat(sent.clientOrderId()).hasToString(id);
    assertThat(sent.cause()).isEqualTo(OrderCause.MANUAL);
    assertThat(sent.timeInForce()).isEqualTo(TimeInForce.DAY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit      | ,\"limit_price\":\"9.5\"",
        "stop       | ,\"stop_price\":\"11\"",
        "stop_limit | ,\"stop_price\":\"11\",\"limit_price\":\"12\""
      })
  void sendsOrdersWithPrices(String type, String prices) {
    PaperDesk desk = PaperDesk.open(api);
    Api.Answer answer = order(MARKET.replace("\"market\"", "\"" + type + "\"" + prices), "k1");
    assertThat(answer.status()).as(answer.page()).isEqualTo(201);
    assertThat(answer.text("type")).isEqualTo(type);
    OrderType sent = desk.broker.sent.get(0).orderType();
    assertThat(sent.limit().isPresent()).isEqualTo(prices.contains("limit_price"));
    assertThat(sent.stop().isPresent()).isEqualTo(prices.contains("stop_price"));
  }

  @Test
  void answersARepeatedOrderWithTheFirst() {
    PaperDesk desk = PaperDesk.open(api);
    Api.Answer first = order(MARKET, "k1");
    Api.Answer second = order(MARKET, "k1");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.headers()).containsEntry("Idempotent-Replayed", "true");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(desk.broker.sent).hasSize(1);
  }

  @Test
  void answersARepeatedOrderWithTheFirstAlsoAfterARestart() {
    PaperDesk before = PaperDesk.open(api);
    Api.Answer first = order(MARKET, "k1");
    before.fillLast();
    PaperDesk after = PaperDesk.reopen(api);
    Api.Answer second = order(MARKET, "k1");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.text("client_order_id")).isEqualTo(first.text("client_order_id"));
    assertThat(second.text("status")).isEqualTo("filled");
    assertThat(after.broker.sent).isEmpty();
  }

  @Test
  void refusesAnotherOrderUnderTheSameKey() {
    PaperDesk desk = PaperDesk.open(api);
    order(MARKET, "k1");
    Api.Answer other = order(MARKET + " ", "k1");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-conflict");
    assertThat(desk.broker.sent).hasSize(1);
  }

  @Test
  void refusesTheSameKeyWhileItIsInFlight() {
    PaperDesk desk = PaperDesk.open(api);
    List<Api.Answer> meanwhile = new ArrayList<>();
    desk.broker.onSubmit = intent -> meanwhile.add(order(MARKET, "k1"));
    assertThat(order(MARKET, "k1").status()).isEqualTo(201);
    assertThat(meanwhile.get(0).status()).isEqualTo(409);
    assertThat(meanwhile.get(0).problem()).isEqualTo("request-in-flight");
    assertThat(desk.broker.sent).hasSize(1);
  }

  @Test
  void refusesAnOrderWithoutAKey() {
    PaperDesk desk = PaperDesk.open(api);
    Api.Answer answer = api.post(ORDERS, MARKET);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("idempotency-key-required");
    assertThat(desk.broker.sent).isEmpty();
  }

  @Test
  void saysOfADeniedOrderEveryReason() {
    PaperDesk desk = PaperDesk.open(api, Map.of("max_order_qty", "5", "max_order_value", "50"));
    Api.Answer answer = order(MARKET, "k1");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("order-denied");
    assertThat((List<?>) answer.body().get("reasons")).hasSize(2);
    assertThat(answer.text("detail")).contains("max_order_qty", "max_order_value");
    assertThat(desk.broker.sent).isEmpty();
    assertThat(order(MARKET.replace("\"10\"", "\"5\""), "k1").status()).isEqualTo(201);
  }

  @Test
  void refusesAnOrderWhereNobodyTrades() {
    Api.Answer answer = order(MARKET, "k1");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("nobody-trades");
    assertThat(answer.text("detail"))
        .isEqualTo("nobody trades in paper: its open session has no desk for orders");
    api.universes.close(Universe.PAPER, "a test");
    assertThat(order(MARKET, "k1").text("detail"))
        .isEqualTo("nobody trades in paper: it has no open session");
  }

  @Test
  @Tag("U11")
  void refusesAnOrderOfRealCapitalWhereThereAreNoPeople() {
    Api.Answer answer = api.post("universes/live/orders", MARKET, "Idempotency-Key", "k1");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("people-needed");
  }

  @Test
  void doesNotGuessWhatItHasNotReadYet() {
    PaperDesk desk = PaperDesk.closed(api);
    Api.Answer unnamed = order(MARKET, "k1");
    assertThat(unnamed.status()).isEqualTo(503);
    assertThat(unnamed.problem()).isEqualTo("broker-silent");
    Api.Answer named = order(with("\"currency\":\"USD\""), "k1");
    assertThat(named.status()).isEqualTo(503);
    assertThat(named.problem()).isEqualTo("outcome-unknown");
    assertThat(desk.broker.sent).isEmpty();
  }

  @Test
  void saysWhenTheDiskFailed() {
    PaperDesk desk = PaperDesk.open(api);
    api.storage.breakDisk(Universe.PAPER);
    Api.Answer answer = order(MARKET, "k1");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("outcome-unknown");
    assertThat(desk.broker.sent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"qty\":\"10\"        | \"qty\":10               | qty",
        "\"qty\":\"10\"        | \"qty\":\"-1\"           | qty",
        "\"side\":\"buy\"      | \"side\":\"hold\"        | side",
        "\"symbol\":\"AAPL\"   | \"symbol\":\"a pl\"      | symbol",
        "\"type\":\"market\"   | \"type\":\"peg\"         | type",
        "\"type\":\"market\"   | \"type\":\"limit\"       | limit_price",
        "\"type\":\"market\"   | \"type\":\"stop\"        | stop_price",
        "\"type\":\"market\"   | \"type\":\"market\",\"limit_price\":\"1\" | limit_price",
        "\"type\":\"market\"   | \"type\":\"market\",\"stop_price\":\"1\"  | stop_price",
        "\"type\":\"market\"   | \"type\":\"market\",\"time_in_force\":\"opg\" | time_in_force",
        "\"type\":\"market\"   | \"type\":\"market\",\"currency\":\"usd\"  | currency",
        "\"reason\":\"rebalancing\" | \"reason\":\" \"    | reason"
      })
  void refusesABodyThatIsNotStrict(String good, String bad, String field) {
    PaperDesk desk = PaperDesk.open(api);
    assertThat(MARKET).contains(good);
    Api.Answer answer = order(MARKET.replace(good, bad), "k1");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-body");
    assertThat(answer.text("field")).isEqualTo(field);
    assertThat(desk.broker.sent).isEmpty();
  }

  @Test
  void refusesAnOrderWithoutAReasonAndFieldsThatItDoesNotKnow() {
    PaperDesk.open(api);
    assertThat(order(MARKET.replace(",\"reason\":\"rebalancing\"", ""), "k1").text("detail"))
        .contains("reason must be there");
    assertThat(order(with("\"cause\":\"signal\""), "k1").text("detail")).contains("'cause'");
  }

  @Test
  @Tag("U3")
  void refusesAnOrderThatSetsProvenanceAndPutsTheAttemptOnRecord() {
    PaperDesk.open(api);
    Api.Answer answer = order(with("\"universe\":\"live\""), "k1");
    assertThat(answer.problem()).isEqualTo("reserved-field");
    assertThat(api.get("universes/paper/audit").list("items"))
        .anySatisfy(record -> assertThat(record).containsEntry("type", "attempt_refused"));
  }

  @Test
  void listsRequestsIntentsAndReports() {
    PaperDesk desk = PaperDesk.open(api);
    order(MARKET, "k1");
    desk.fillLast();
    assertThat(api.get(ORDERS).list("items"))
        .extracting(each -> each.get("type"))
        .containsSubsequence("order_requested", "order_intended", "order_reported");
    assertThat(api.get(ORDERS + "?limit=1&order=desc").list("items")).hasSize(1);
  }

  @Test
  void answersOneOrderAsItIsNow() {
    PaperDesk desk = PaperDesk.open(api);
    String id = order(MARKET, "k1").text("client_order_id");
    desk.fillLast();
    Api.Answer answer = api.get(ORDERS + "/" + id);
    assertThat(answer.body())
        .containsEntry("status", "filled")
        .containsEntry("order_id", "x-1")
        .containsEntry("filled_qty", "10")
        .containsEntry("leaves_qty", "0")
        .containsEntry("average_price", "10");
    assertThat(answer.list("executions")).singleElement().asString().contains("e-1");
    api.universes.close(Universe.PAPER, "a test");
    assertThat(api.get(ORDERS + "/" + id).text("status")).isEqualTo("filled");
  }

  @Test
  @Tag("U10")
  void doesNotKnowOrdersOfOtherUniversesOrOfNobody() {
    PaperDesk.open(api);
    String id = order(MARKET, "k1").text("client_order_id");
    for (String path :
        List.of(
            ORDERS + "/nothing", ORDERS + "/" + id + "9", "universes/simulation/orders/" + id)) {
      Api.Answer answer = api.get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.problem()).isEqualTo("unknown-order");
    }
  }

  @Test
  void asksTheBrokerToCancel() {
    PaperDesk desk = PaperDesk.open(api);
    String id = order(MARKET, "k1").text("client_order_id");
    Api.Answer answer = cancel(id + "?reason=too+late");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("client_order_id")).isEqualTo(id);
    assertThat(desk.broker.cancelled).extracting(Object::toString).containsExactly(id);
    desk.trading.desk().settle();
    assertThat(api.get(ORDERS + "/" + id).text("status")).isEqualTo("pending_cancel");
  }

  @Test
  void refusesToCancelWithoutAReason() {
    PaperDesk desk = PaperDesk.open(api);
    String id = order(MARKET, "k1").text("client_order_id");
    assertThat(cancel(id).text("parameter")).isEqualTo("reason");
    assertThat(cancel(id + "?reason=%0A").text("parameter")).isEqualTo("reason");
    assertThat(desk.broker.cancelled).isEmpty();
  }

  @Test
  void refusesToCancelAnOrderThatNobodyKnows() {
    PaperDesk.open(api);
    assertThat(cancel("P-1?reason=x").problem()).isEqualTo("unknown-order");
  }

  @Test
  void refusesToCancelAnOrderThatIsOver() {
    PaperDesk desk = PaperDesk.open(api);
    String id = order(MARKET, "k1").text("client_order_id");
    desk.fillLast();
    Api.Answer answer = cancel(id + "?reason=x");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("order-over");
  }

  @Test
  void refusesToCancelWhereNobodyTrades() {
    assertThat(cancel("P-1?reason=x").problem()).isEqualTo("nobody-trades");
  }

  @Test
  void saysWhenTheBrokerDidNotAnswerACancellation() {
    PaperDesk desk = PaperDesk.open(api);
    String id = order(MARKET, "k1").text("client_order_id");
    desk.broker.silent = true;
    Api.Answer answer = cancel(id + "?reason=x");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("broker-silent");
  }

  private Api.Answer order(String body, String key) {
    return api.post(ORDERS, body, "Idempotency-Key", key);
  }

  private Api.Answer cancel(String idAndQuery) {
    return api.send("DELETE", ORDERS + "/" + idAndQuery, Map.of(), "");
  }

  private static String with(String member) {
    return MARKET.replace("{", "{" + member + ",");
  }
}
