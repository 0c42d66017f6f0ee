package io.orrery.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.orrery.trading.Chore;
import io.orrery.trading.observability.PageChecked;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageCheckTest {

  private HttpServer server;
  private volatile int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] page = "<p id=metric-return>1</p>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void isContentWithAPageThatHasWhatIsExpected() throws Exception {
    Chore.Found found = look("metric-return");
    assertThat(checked(found).status()).isEqualTo(PageChecked.Status.OK);
    assertThat(checked(found).url()).isEqualTo(url().toString());
    assertThat(found.problem()).isEmpty();
  }

  @Test
  void warnsOfWhatAPageLacks() throws Exception {
    Chore.Found found = look("metric-return", "analytics-trades", "position-pie-chart");
    assertThat(checked(found).status()).isEqualTo(PageChecked.Status.WARN);
    assertThat(found.problem()).contains(url() + ": it lacks analytics-trades, position-pie-chart");
  }

  @Test
  void takesEveryOtherAnswerForAnErrorAndFollowsNone() throws Exception {
    for (int other : List.of(302, 404, 500)) {
      status = other;
      Chore.Found found = look();
      assertThat(checked(found).status()).isEqualTo(PageChecked.Status.ERROR);
      assertThat(checked(found).detail()).contains("it answered with " + other);
    }
  }

  @Test
  void saysThatNobodyAnswers() throws Exception {
    server.stop(0);
    Chore.Found found = look();
    assertThat(checked(found).status()).isEqualTo(PageChecked.Status.ERROR);
    assertThat(found.problem().orElseThrow()).contains("it did not answer");
  }

  private Chore.Found look(String... texts) throws InterruptedException {
    return new PageCheck(new ChoreSettings.Page(url(), List.of(texts), Duration.ofMinutes(5)))
        .look();
  }

  private URI url() {
    return URI.create("http://127.0.0.1:%d/console".formatted(server.getAddress().getPort()));
  }

  private static PageChecked checked(Chore.Found found) {
    return (PageChecked) found.fact();
  }
}
