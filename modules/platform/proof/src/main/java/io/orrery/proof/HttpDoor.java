package io.orrery.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests to a server that listens. */
final class HttpDoor implements Door {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String api;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  /** To the API at this address, which ends in a slash. */
  HttpDoor(String api) {
    this.api = api;
  }

  @Override
  public Reply send(String method, String path, Map<String, String> headers, String body)
      throws SilentException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api + path))
            .timeout(PATIENCE)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Map<String, String> answered = new TreeMap<>();
      answer
          .headers()
          .map()
          .forEach((name, values) -> answered.put(name.toLowerCase(Locale.ROOT), values.get(0)));
      return new Reply(answer.statusCode(), answered, answer.body());
    } catch (IOException e) {
      throw new SilentException("the API at %s did not answer: %s".formatted(api, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SilentException("interrupted while waiting for an answer", e);
    }
  }
}
