package io.orrery.broker.alpaca;

import static io.orrery.universe.Universe.LIVE;
import static io.orrery.universe.Universe.PAPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Symbol;
import io.orrery.order.Broker.Submission;
import io.orrery.order.ClientOrderId;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderType;
import io.orrery.universe.Minted;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Universe;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An order goes out once, whatever happens to it on the way. */
class AlpacaSubmitTest {

  private static final String POST = "POST /v2/orders";

  @ParameterizedTest
  @EnumSource(names = {"PAPER", "LIVE"})
  void sendsAnOrderOnceAndHearsOfItsFill(Universe universe) throws Exception {
    try (Desk desk = new Desk(universe).opened()) {
      Minted<OrderIntended> order = desk.order();

      assertThat(desk.broker.submit(order)).isEqualTo(new Submission.Sent());
      desk.stub.tell("fill", id(order), "execution_id", "e-1", "qty", "10", "price", "190.2500");

      desk.heard.awaitReports(2);
      assertThat(desk.heard.reports.get(0))
          .isInstanceOfSatisfying(
              OrderReport.Accepted.class,
              report ->
                  assertThat(report.reportedAt())
                      .isEqualTo(Instant.parse("2026-03-02T14:30:00.5Z")));
      assertThat(desk.heard.reports.get(1)).isInstanceOf(OrderReport.Executed.class);
      assertThat(desk.stub.count(POST)).isEqualTo(1);
    }
  }

  @Test
  void writesEveryNumberAsItIs() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      Minted<OrderIntended> order =
          desk.order(
              new OrderType.StopLimit(Desk.price("190.10"), Desk.price("190.2500")), "0.000000001");

      assertThat(desk.broker.submit(order)).isEqualTo(new Submission.Sent());

      JsonObject sent = desk.stub.order(id(order));
      assertThat(sent.getString("qty")).isEqualTo("0.000000001");
      assertThat(sent.getString("limit_price")).isEqualTo("190.2500");
      assertThat(sent.getString("stop_price")).isEqualTo("190.10");
      assertThat(sent.getString("type")).isEqualTo("stop_limit");
      assertThat(sent.getString("side")).isEqualTo("buy");
      assertThat(sent.getString("symbol")).isEqualTo("AAPL");
      assertThat(sent.getString("time_in_force")).isEqualTo("day");
      assertThat(sent.getString("client_order_id")).startsWith("P-");
    }
  }

  @Test
  void doubtsAnOrderWhoseAnswerDoesNotCome() throws Exception {
    try (Desk desk = new Desk(LIVE).opened()) {
      desk.stub.failNext(POST, desk.stub.hangsAfterAccepting());

      assertDoubtfulAndThere(desk, desk.order());
    }
  }

  /** The JDK's own HTTP connection would send the order again here, and tell nobody. */
  @Test
  void doubtsAnOrderWhoseConnectionIsCut() throws Exception {
    try (Desk desk = new Desk(LIVE).opened()) {
      desk.stub.failNext(POST, AlpacaStub.dropsAfterAccepting());

      assertDoubtfulAndThere(desk, desk.order());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 408, 409, 429})
  void doubtsAnOrderThatTheServerMayHaveInSpiteOfItsAnswer(int status) throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.failNext(POST, AlpacaStub.answersAfterAccepting(status, "<html>no</html>"));

      assertDoubtfulAndThere(desk, desk.order());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"not json", "{}", "[]", "{\"client_order_id\":\"other\"}", ""})
  void doubtsAnOrderWhoseAnswerSaysNothing(String answer) throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.failNext(POST, AlpacaStub.answersAfterAccepting(200, answer));

      assertDoubtfulAndThere(desk, desk.order());
    }
  }

  @Test
  void doubtsAnOrderThatAlpacaSaysItHas() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      Minted<OrderIntended> order = desk.order();
      desk.stub.put(StubOrders.order(id(order), "new", "10", "0"));

      Submission submission = desk.broker.submit(order);

      assertThat(submission)
          .isInstanceOfSatisfying(
              Submission.Doubtful.class,
              doubt -> assertThat(doubt.reason()).contains("client_order_id must be unique"));
      assertThat(desk.broker.find(order.fact().clientOrderId())).isPresent();
      assertThat(desk.stub.count(POST)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, 40010000, request body format is invalid",
    "403, 40310000, insufficient buying power",
    "422, 42210000, invalid limit_price: sub-penny increment",
  })
  void saysWhyAlpacaRefusedAnOrder(int status, int code, String message) throws Exception {
    try (Desk desk = new Desk(LIVE).opened()) {
      desk.stub.failNext(POST, AlpacaStub.answers(status, AlpacaStub.error(code, message)));
      Minted<OrderIntended> order = desk.order();

      assertThat(desk.broker.submit(order))
          .isInstanceOfSatisfying(
              Submission.Refused.class,
              refused ->
                  assertThat(refused.reason()).contains(status + " (" + code + ")", message));
      assertThat(desk.broker.find(order.fact().clientOrderId())).isEmpty();
      assertThat(desk.stub.count(POST)).isEqualTo(1);
    }
  }

  @Test
  void refusesAnOrderThatItsKeyMayNotSend() throws Exception {
    try (Desk desk = new Desk(LIVE).opened()) {
      desk.stub.failNext(
          POST, AlpacaStub.answers(401, AlpacaStub.error(40110000, "request is not authorized")));

      assertThat(desk.broker.submit(desk.order()))
          .isInstanceOfSatisfying(
              Submission.Refused.class, refused -> assertThat(refused.reason()).contains("401"));
    }
  }

  @Test
  void neverSendsAnOrderTwice() throws Exception {
    try (Desk desk = new Desk(LIVE).opened()) {
      Minted<OrderIntended> order = desk.order();
      ExecutorService many = Executors.newFixedThreadPool(8);
      try {
        List<Future<Submission>> all =
            IntStream.range(0, 40)
                .mapToObj(i -> many.submit(() -> desk.broker.submit(order)))
                .toList();
        int sent = 0;
        for (Future<Submission> each : all) {
          sent += each.get() instanceof Submission.Sent ? 1 : 0;
        }
        assertThat(sent).isEqualTo(1);
      } finally {
        many.shutdownNow();
      }
      assertThat(desk.stub.count(POST)).isEqualTo(1);
    }
  }

  @Test
  void refusesWhatItCannotTrade() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      OrderIntended good = desk.order().fact();

      assertThat(desk.broker.submit(desk.session.mint(with(good, "AAPL", "EUR"))))
          .isInstanceOf(Submission.Refused.class);
      assertThat(desk.broker.submit(desk.session.mint(with(good, "BTC/USD", "USD"))))
          .isInstanceOf(Submission.Refused.class);
      assertThat(desk.stub.count(POST)).isZero();
    }
  }

  @Test
  void refusesToSendOnceItIsClosed() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.broker.close();
      desk.broker.close();

      assertThat(desk.broker.submit(desk.order())).isInstanceOf(Submission.Refused.class);
      assertThat(desk.stub.count(POST)).isZero();
    }
  }

  @Test
  void sendsNothingBeforeItIsOpenedOrAfterItsSessionClosed() throws Exception {
    try (Desk desk = new Desk(PAPER)) {
      assertThatIllegalStateException().isThrownBy(() -> desk.broker.submit(desk.order()));
      Minted<OrderIntended> order = desk.opened().order();
      assertThatIllegalStateException().isThrownBy(desk::opened);

      desk.control.close();

      assertThatThrownBy(() -> desk.broker.submit(order))
          .isInstanceOf(SessionClosedException.class);
      assertThat(desk.stub.count(POST)).isZero();
    }
  }

  @Test
  void cancelsByTheNameThatItLearned() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      Minted<OrderIntended> order = desk.order();
      desk.broker.submit(order);
      String name = desk.stub.order(id(order)).getString("id");
      desk.stub.failNext(
          "DELETE /v2/orders/" + name, AlpacaStub.answers(503, ""), AlpacaStub.answers(429, ""));

      desk.broker.cancel(order.fact().clientOrderId());

      assertThat(desk.stub.count("DELETE /v2/orders/" + name)).isEqualTo(3);
      assertThat(desk.stub.count("GET /v2/orders:by_client_order_id")).isZero();
    }
  }

  @Test
  void cancelsAnOrderOfAnEarlierSession() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      ClientOrderId earlier = new ClientOrderId("P-01JQ3V6W8Z5T4R2N1M0K9H7G6F-42");
      JsonObject order = StubOrders.order(earlier.value(), "new", "10", "0");
      desk.stub.put(order);

      desk.broker.cancel(earlier);

      assertThat(desk.stub.count("DELETE /v2/orders/" + order.getString("id"))).isEqualTo(1);
    }
  }

  @Test
  void reportsThatAnOrderCannotBeCancelled() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      ClientOrderId filled = ClientOrderId.of(desk.session.id(), 7);
      desk.stub.put(StubOrders.order(filled.value(), "filled", "10", "10"));

      desk.broker.cancel(filled);
      desk.broker.cancel(ClientOrderId.of(desk.session.id(), 8));

      assertThat(desk.heard.reports)
          .hasSize(2)
          .allMatch(OrderReport.CancelRejected.class::isInstance)
          .first()
          .asString()
          .contains("already in \"filled\" state");
    }
  }

  private static void assertDoubtfulAndThere(Desk desk, Minted<OrderIntended> order) {
    assertThat(desk.broker.submit(order)).isInstanceOf(Submission.Doubtful.class);
    assertThat(desk.broker.submit(order)).isInstanceOf(Submission.Doubtful.class);
    assertThat(desk.broker.find(order.fact().clientOrderId())).isPresent();
    assertThat(desk.stub.count(POST)).as("orders on the wire").isEqualTo(1);
  }

  private static OrderIntended with(OrderIntended order, String symbol, String currency) {
    return new OrderIntended(
        order.clientOrderId(),
        new Symbol(symbol),
        order.side(),
        order.qty(),
        order.orderType(),
        order.timeInForce(),
        new CurrencyCode(currency),
        order.cause(),
        order.strategy(),
        order.reason(),
        order.intendedAt());
  }

  private static String id(Minted<OrderIntended> order) {
    return order.fact().clientOrderId().value();
  }

  @Test
  @Tag("U11")
  void cancelsAThousandOrdersInOneRequest() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      for (int i = 1; i <= 1000; i++) {
        desk.stub.put(StubOrders.order("O-" + i, "new", "10", "0"));
      }

      assertThat(desk.broker.cancelAll()).isTrue();

      assertThat(desk.stub.requests()).filteredOn(each -> each.startsWith("DELETE")).hasSize(1);
    }
  }

  @Test
  @Tag("U11")
  void saysIfOneOfAllOrdersWasNotCancelled() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.put(StubOrders.order("O-1", "new", "10", "0"));
      desk.stub.put(
          AlpacaStub.read(
              StubOrders.order("O-2", "new", "10", "0")
                  .toString()
                  .replace("AAPL", StubBook.UNCANCELLABLE)));

      assertThat(desk.broker.cancelAll()).isFalse();
    }
  }
}
