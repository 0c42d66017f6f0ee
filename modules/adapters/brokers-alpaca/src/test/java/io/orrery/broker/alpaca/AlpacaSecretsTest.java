package io.orrery.broker.alpaca;

import static io.orrery.universe.Universe.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orrery.order.ClientOrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** A key is in no message, no log line and no answer, whatever a server sends back. */
class AlpacaSecretsTest {

  private final List<String> said = new CopyOnWriteArrayList<>();

  @Test
  void saysNothingOfItsKeyWhateverHappens() throws Exception {
    Handler handler = new Listening();
    Logger root = Logger.getLogger("");
    Logger ours = Logger.getLogger("io.orrery");
    root.addHandler(handler);
    ours.setLevel(Level.ALL);
    try (Desk desk = new Desk(LIVE)) {
      said.add(Desk.connection(desk.stub, LIVE).toString());
      said.add(desk.broker.open(desk.heard).toString());
      echo(desk);
      lose(desk);
      said.addAll(desk.heard.resynchronizations);
      desk.heard.reports.forEach(each -> said.add(each.toString()));

      assertThat(said).hasSizeGreaterThan(15);
      assertThat(said)
          .noneMatch(each -> each.contains(AlpacaStub.SECRET.substring(0, 8)))
          .noneMatch(each -> each.contains(desk.stub.key().id().substring(0, 8)));
      assertThat(said).anyMatch(each -> each.contains("(secret)"));
    } finally {
      root.removeHandler(handler);
      ours.setLevel(null);
    }
  }

  /** A server that sends back what it was sent, in everything that it answers. */
  private void echo(Desk desk) {
    String echo = "bad key " + desk.stub.key().id() + " with " + AlpacaStub.SECRET;
    for (int status : new int[] {400, 401, 403, 404, 409, 422, 500}) {
      desk.stub.failNext("POST /v2/orders", AlpacaStub.answers(status, error(echo)));
      said.add(desk.broker.submit(desk.order()).toString());
      for (int i = 0; i < (status == 500 ? 200 : 1); i++) {
        desk.stub.failNext("GET /v2/positions", AlpacaStub.answers(status, error(echo)));
      }
      failing(desk.broker::positions);
    }
    desk.stub.failNext("POST /v2/orders", AlpacaStub.answers(200, error(echo)));
    said.add(desk.broker.submit(desk.order()).toString());
    desk.stub.failNext("GET /v2/orders", AlpacaStub.answers(200, "[" + error(echo) + "]"));
    failing(desk.broker::openOrders);
    desk.stub.failNext(
        "GET /v2/positions", AlpacaStub.answers(200, "[{\"symbol\":\"" + echo + "\"}]"));
    failing(desk.broker::positions);
    ClientOrderId id = ClientOrderId.of(desk.session.id(), 99);
    desk.stub.put(StubOrders.order(id.value(), echo, "10", "0"));
    said.add(String.valueOf(desk.broker.find(id)));
    desk.stub.tell(echo, id.value());
    desk.stub.stream().send(echo);
    desk.stub.stream()
        .send(desk.stub.update(echo, id.value()).replace(AlpacaStub.SECRET, escaped()));
    desk.heard.awaitResynchronizations(3);
  }

  private void lose(Desk desk) {
    desk.stub.account(AlpacaStub.account(AlpacaStub.SECRET, "ACTIVE"));
    desk.stub.stream().drop();
    desk.heard.awaitResynchronizations(4);
    failing(desk.broker::account);
    said.add(desk.broker.submit(desk.order()).toString());
  }

  @Test
  void saysNothingOfAKeyThatItRefuses() {
    List<Throwable> refusals = new ArrayList<>();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlpacaKey("pk lower case", AlpacaStub.SECRET))
        .withMessageNotContaining("lower");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlpacaKey("PKSAMPLE12345678", "too\nshort"))
        .satisfies(refusals::add);
    assertThat(refusals.get(0)).hasMessageNotContaining("too");
    assertThat(new Messages.CommandData("PKSAMPLE12345678", AlpacaStub.SECRET, null).toString())
        .doesNotContain("PKSAMPLE12345678", AlpacaStub.SECRET);
  }

  @Test
  void showsWhatAServerSaidOnOneShortLine() {
    AlpacaKey key = new AlpacaKey("PKSAMPLE12345678", AlpacaStub.SECRET);

    assertThat(key.hidden("no\r\nfake line\u001b[31m")).isEqualTo("no??fake line?[31m");
    assertThat(key.hidden("x".repeat(10_000))).hasSizeLessThan(210).endsWith("...");
  }

  private void failing(Runnable question) {
    try {
      question.run();
    } catch (RuntimeException e) {
      for (Throwable each = e; each != null; each = each.getCause()) {
        said.add(each.toString());
      }
      return;
    }
    throw new AssertionError("the question must fail");
  }

  /** The secret as JSON may write it, too. */
  private static String escaped() {
    StringBuilder escaped = new StringBuilder();
    AlpacaStub.SECRET.chars().forEach(c -> escaped.append("\\u00").append(Integer.toHexString(c)));
    return escaped.toString();
  }

  private static String error(String message) {
    return AlpacaStub.error(40010000, message);
  }

  private final class Listening extends Handler {

    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord record) {
      said.add(formatter.format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
