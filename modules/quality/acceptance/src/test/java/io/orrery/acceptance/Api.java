package io.orrery.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** An HTTP client of a running server, as an outside system would have one. */
final class Api {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final URI base;

  Api(URI base) {
    this.base = base;
  }

  Answer get(String path) {
    return send(request(path).GET().build());
  }

  Answer post(String path, String json, String... headers) {
    return post(path, BodyPublishers.ofString(json), "application/json", headers);
  }

  Answer postLines(String path, String lines, String idempotencyKey) {
    return post(
        path,
        BodyPublishers.ofString(lines),
        "application/x-ndjson",
        "Idempotency-Key",
        idempotencyKey);
  }

  Answer post(String path, BodyPublisher body, String type, String... headers) {
    HttpRequest.Builder request = request(path).POST(body).header("Content-Type", type);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  HttpRequest.Builder request(String path) {
    URI uri = path.startsWith("http") ? URI.create(path) : base.resolve(path);
    return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
  }

  Answer send(HttpRequest request) {
    try {
      return new Answer(CLIENT.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpClient client() {
    return CLIENT;
  }
}
