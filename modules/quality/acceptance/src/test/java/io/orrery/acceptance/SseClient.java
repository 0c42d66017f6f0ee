package io.orrery.acceptance;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A listener of server-sent events. */
final class SseClient implements AutoCloseable {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Stream<String>> body = new CompletableFuture<>();

  static SseClient open(Api api, String path, String lastEventId) {
    SseClient client = new SseClient();
    HttpRequest request =
        api.request(path)
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", lastEventId)
            .build();
    Thread reader = new Thread(() -> client.read(api, request), "sse-client");
    reader.setDaemon(true);
    reader.start();
    return client;
  }

  private void read(Api api, HttpRequest request) {
    try {
      Stream<String> answer = api.client().send(request, BodyHandlers.ofLines()).body();
      body.complete(answer);
      answer.forEach(lines::add);
    } catch (Exception e) {
      body.completeExceptionally(e);
    }
  }

  void awaitData(String text) {
    RunningServer.await(
        Duration.ofSeconds(20),
        () -> lines.stream().anyMatch(l -> l.startsWith("data:") && l.contains(text)));
  }

  List<Long> ids() {
    return lines.stream()
        .filter(line -> line.startsWith("id:"))
        .map(line -> Long.parseLong(line.substring(3).trim()))
        .toList();
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    body.thenAccept(Stream::close);
  }
}
