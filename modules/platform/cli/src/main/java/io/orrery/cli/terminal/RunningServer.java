package io.orrery.cli.terminal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * The server of this machine, if one answers.
 *
 * @param port where it would listen
 */
public record RunningServer(int port) {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int DEFAULT_PORT = 8080;

  /**
   * At the port that was given, else at {@code ORRERY_HTTP_PORT}, else at 8080.
   *
   * @throws IllegalArgumentException if the environment names no port
   */
  public static RunningServer at(Optional<Integer> port) {
    String set = System.getenv().getOrDefault("ORRERY_HTTP_PORT", "" + DEFAULT_PORT);
    if (port.isEmpty() && !set.matches("[1-9][0-9]{0,4}")) {
      throw new IllegalArgumentException(
          "ORRERY_HTTP_PORT must be a whole number from 1 to 65535, was " + set);
    }
    return new RunningServer(port.orElseGet(() -> Integer.parseInt(set)));
  }

  /** Where it would answer. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What it says of its universes; empty if no server of Orrery answers. */
  public Optional<Object> universes() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/api/v1/universes")).timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(JsonTree.of(answer.body()))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
