package io.orrery.cli.prove;

import io.orrery.cli.terminal.RunningServer;
import io.orrery.trade.LedgerException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The server that tries its own contract.
 *
 * @param at where it answers
 */
record ProofServer(RunningServer at) {

  private static final Duration TO_CONNECT = Duration.ofSeconds(3);
  private static final Duration TO_PROVE = Duration.ofMinutes(10);

  /**
   * Lets it try everything.
   *
   * @return the bytes of its report
   * @throws LedgerException if none came, with the server's own words if it said any
   */
  byte[] prove() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(at.url() + "/api/v1/proof"))
            .timeout(TO_PROVE)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<byte[]> answer =
          HttpClient.newBuilder()
              .connectTimeout(TO_CONNECT)
              .build()
              .send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw cannot(
            answer.statusCode()
                + " "
                + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8).strip());
      }
      return answer.body();
    } catch (IOException e) {
      throw cannot(String.valueOf(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cannot("interrupted");
    }
  }

  private LedgerException cannot(String why) {
    return new LedgerException(
        "a server must answer at %s with a report, and did not: %s".formatted(at.url(), why));
  }
}
