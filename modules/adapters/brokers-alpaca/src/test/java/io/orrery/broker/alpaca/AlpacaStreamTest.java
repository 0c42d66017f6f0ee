package io.orrery.broker.alpaca;

import static io.orrery.universe.Universe.LIVE;
import static io.orrery.universe.Universe.PAPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.order.BrokerException;
import io.orrery.order.ClientOrderId;
import io.orrery.order.Execution;
import io.orrery.order.Order;
import io.orrery.order.OrderChange;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderReport;
import io.orrery.order.OrderStatus;
import io.orrery.universe.Minted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates are heard in any order, twice, and again after the stream was lost. */
class AlpacaStreamTest {

  @ParameterizedTest
  @CsvSource({
    "new, Accepted",
    "accepted, Accepted",
    "pending_new, Accepted",
    "held, Accepted",
    "stopped, Accepted",
    "suspended, Accepted",
    "calculated, Accepted",
    "done_for_day, Accepted",
    "pending_replace, Accepted",
    "order_replace_rejected, Accepted",
    "pending_cancel, CancelRequested",
    "order_cancel_rejected, CancelRejected",
    "canceled, Canceled",
    "expired, Expired",
    "replaced, Replaced",
    "rejected, Rejected",
    "fill, Executed",
    "partial_fill, Executed",
  })
  void everyEventHasItsReport(String event, String report) throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      ClientOrderId id = order(desk);

      desk.stub.tell(event, id.value(), "execution_id", "e-1", "qty", "4", "price", "190.10");

      desk.heard.awaitReports(1);
      OrderReport heard = desk.heard.reports.get(0);
      assertThat(heard.getClass().getSimpleName()).isEqualTo(report);
      assertThat(heard.order()).isEqualTo(id);
      assertThat(heard.reportedAt()).isEqualTo(Instant.parse("2026-03-02T14:31:00.123456789Z"));
    }
  }

  @Test
  void readsAFillExactly() throws Exception {
    try (Desk desk = new Desk(LIVE).opened()) {
      ClientOrderId id = order(desk);

      desk.stub.stream()
          .sendText(
              desk.stub.update(
                  "partial_fill",
                  id.value(),
                  "execution_id",
                  "2f63ea93-423d-4169-b3f6-3fdafc10c418",
                  "qty",
                  "0.000000001",
                  "price",
                  "1900.12345678901234567890"));

      desk.heard.awaitReports(1);
      Execution execution = ((OrderReport.Executed) desk.heard.reports.get(0)).execution();
      assertThat(execution.qty()).hasToString("0.000000001");
      assertThat(execution.price()).hasToString("1900.12345678901234567890");
      assertThat(execution.executionId()).hasToString("2f63ea93-423d-4169-b3f6-3fdafc10c418");
    }
  }

  /** Whatever the order in which updates come, and however often, the order ends the same. */
  @Test
  void anOrderEndsTheSameWhateverTheOrderOfItsUpdates() throws Exception {
    long seed = Long.getLong("test.seed", System.nanoTime());
    Random random = new Random(seed);
    try (Desk desk = new Desk(PAPER).opened()) {
      for (int round = 0; round < 20; round++) {
        Minted<OrderIntended> order = desk.order();
        ClientOrderId id = order.fact().clientOrderId();
        desk.stub.put(StubOrders.order(id.value(), "filled", "10", "10"));
        List<String[]> updates = new ArrayList<>();
        updates.add(new String[] {"new"});
        updates.add(new String[] {"pending_new"});
        updates.add(fill("partial_fill", "e-1", "4"));
        updates.add(fill("partial_fill", "e-1", "4"));
        updates.add(fill("partial_fill", "e-2", "5"));
        updates.add(fill("fill", "e-3", "1"));
        updates.add(fill("fill", "e-3", "1"));
        Collections.shuffle(updates, random);
        desk.heard.reports.clear();

        for (String[] update : updates) {
          desk.stub.tell(
              update[0], id.value(), java.util.Arrays.copyOfRange(update, 1, update.length));
        }

        desk.heard.awaitReports(updates.size());
        Order end = order.fact().order();
        for (OrderReport report : desk.heard.reports) {
          OrderChange change = end.after(report);
          assertThat(change).as("seed %s", seed).isNotInstanceOf(OrderChange.Contradicted.class);
          end = change instanceof OrderChange.Changed changed ? changed.order() : end;
        }
        assertThat(end.status()).as("seed %s", seed).isEqualTo(OrderStatus.FILLED);
        assertThat(end.executions()).as("seed %s", seed).hasSize(3);
      }
    }
  }

  @Test
  void ignoresOrdersOfOthers() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.put(StubOrders.order("by-hand", "new", "10", "0"));
      ClientOrderId ours = order(desk);

      desk.stub.tell("new", "by-hand");
      desk.stub.stream().send("{\"stream\":\"account_updates\",\"data\":{\"status\":\"ACTIVE\"}}");
      desk.stub.tell("new", ours.value());

      desk.heard.awaitReports(1);
      assertThat(desk.heard.reports.get(0).order()).isEqualTo(ours);
      assertThat(desk.heard.resynchronizations).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{\"stream\":\"trade_updates\",\"data\":{}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"fill\"}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"from_mars\",\"order\":ORDER}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"trade_bust\",\"order\":ORDER}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"fill\",\"qty\":\"1\",\"price\":\"2\",\"order\":ORDER}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"fill\",\"execution_id\":\"e\",\"qty\":\"-1\",\"price\":\"2\",\"order\":ORDER}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"fill\",\"execution_id\":\"e\",\"qty\":\"1e999999999\",\"price\":\"2\",\"order\":ORDER}}",
        "{\"stream\":\"trade_updates\",\"data\":{\"event\":\"new\",\"timestamp\":\"noon\",\"order\":ORDER}}",
      })
  void asksForALookWhenItHearsWhatItCannotRead(String message) throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      ClientOrderId id = order(desk);
      String order = desk.stub.order(id.value()).toString();

      desk.stub.stream().send(message.replace("ORDER", order));
      desk.stub.tell("new", id.value());

      desk.heard.awaitReports(1);
      assertThat(desk.heard.resynchronizations).hasSize(1);
    }
  }

  @Test
  void connectsAgainComparesAgainAndAsksForALook() throws Exception {
    try (Desk desk = new Desk(LIVE).opened()) {
      ClientOrderId id = order(desk);
      for (int round = 1; round <= 3; round++) {
        long compared = desk.stub.count("GET /v2/account");

        desk.stub.stream().drop();

        desk.heard.awaitResynchronizations(round);
        assertThat(desk.heard.resynchronizations.get(round - 1)).contains("is compared again");
        assertThat(desk.stub.count("GET /v2/account")).isEqualTo(compared + 1);
        desk.stub.tell("new", id.value());
        desk.heard.awaitReports(round);
      }
      assertThat(desk.stub.stream().listenings()).isEqualTo(4);
      assertThat(desk.broker.isCompared()).isTrue();
    }
  }

  @Test
  void noticesAStreamThatFellSilent() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.stream().mute(true);
      Heard.await(() -> !desk.broker.isCompared());
      desk.stub.stream().mute(false);

      desk.heard.awaitResynchronizations(1);
      assertThat(desk.stub.stream().listenings()).isEqualTo(2);
    }
  }

  @Test
  void keepsAStreamThatHasNothingToSayButAnswersPings() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      Thread.sleep(Desk.QUICK.silence().plusSeconds(1).toMillis());

      assertThat(desk.stub.stream().listenings()).isEqualTo(1);
      assertThat(desk.broker.isCompared()).isTrue();
    }
  }

  @Test
  void saysThatNothingIsHeardWhileItTriesInVain() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.stream().refuse(true);
      desk.stub.stream().drop();

      desk.heard.awaitResynchronizations(1);
      assertThat(desk.heard.resynchronizations.get(0)).contains("times in vain", "not authorize");
      desk.stub.stream().refuse(false);
      Heard.await(desk.broker::isCompared);
      assertThat(desk.broker.isCompared()).isTrue();
    }
  }

  @Test
  void readsNoMessageThatIsTooLong() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      desk.stub.stream().send(" ".repeat(StreamSocket.MAX_MESSAGE + 1));

      desk.heard.awaitResynchronizations(1);
      assertThat(desk.stub.stream().listenings()).isEqualTo(2);
    }
  }

  @Test
  void doesNotOpenWithoutTheStream() throws Exception {
    try (Desk desk = new Desk(PAPER)) {
      desk.stub.stream().refuse(true);

      assertThatThrownBy(() -> desk.broker.open(desk.heard))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("did not authorize the key");
      assertThatThrownBy(desk.broker::account).isInstanceOf(BrokerException.class);
    }
  }

  @Test
  void survivesAListenerThatThrows() throws Exception {
    try (Desk desk = new Desk(PAPER)) {
      desk.broker.open(
          new io.orrery.order.BrokerListener() {
            @Override
            public void reported(OrderReport report) {
              desk.heard.reported(report);
              throw new IllegalStateException("a bug");
            }

            @Override
            public void resynchronize(String reason) {
              desk.heard.resynchronize(reason);
            }
          });
      ClientOrderId id = order(desk);

      desk.stub.tell("new", id.value());
      desk.stub.tell("new", id.value());

      desk.heard.awaitReports(2);
      assertThat(desk.stub.stream().listenings()).isEqualTo(1);
    }
  }

  @Test
  void nothingOfItRunsOnceItIsClosed() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      String name = "orrery-alpaca-" + desk.session.id() + "-paper";
      assertThat(running(name)).isEqualTo(1);
      long begun = System.nanoTime();

      desk.broker.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
      assertThat(running(name)).isZero();
      desk.stub.tell("new", order(desk).value());
      Thread.sleep(100);
      assertThat(desk.heard.reports).isEmpty();
      assertThat(desk.stub.stream().listenings()).isEqualTo(1);
    }
  }

  /** An exchange of accounts while it is lost, of which the stream knows nothing. */
  @Tag("U7")
  @Test
  void reportsNothingOfAnotherAccountAfterAReconnect() throws Exception {
    try (Desk desk = new Desk(PAPER).opened()) {
      ClientOrderId id = order(desk);
      desk.stub.account(AlpacaStub.account("PA3TEST00002", "ACTIVE"));
      desk.stub.stream().drop();
      desk.stub.stream().awaitListener(Duration.ofSeconds(5));

      desk.stub.tell("fill", id.value(), "execution_id", "e", "qty", "10", "price", "1");

      desk.heard.awaitResynchronizations(1);
      assertThat(desk.heard.reports).isEmpty();
    }
  }

  private static long running(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(each -> each.getName().equals(name))
        .count();
  }

  private static String[] fill(String event, String execution, String qty) {
    return new String[] {event, "execution_id", execution, "qty", qty, "price", "190.10"};
  }

  private static ClientOrderId order(Desk desk) {
    ClientOrderId id = ClientOrderId.of(desk.session.id(), 99);
    desk.stub.put(StubOrders.order(id.value(), "new", "10", "0"));
    return id;
  }
}
