package io.orrery.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orrery.trading.Chore;
import io.orrery.trading.observability.PageChecked;
import io.orrery.trading.observability.PageChecked.Status;
import io.orrery.trading.observability.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looks whether a page answers with 200, and has in its first mebibyte what is expected of it. */
final class PageCheck implements Chore {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 1 << 20;
  private static final int FOUND = 200;

  private final ChoreSettings.Page page;
  private final HttpClient client;

  PageCheck(ChoreSettings.Page page) {
    this.page = page;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public Role role() {
    return Role.UI_CHECK;
  }

  @Override
  public Duration every() {
    return page.every();
  }

  @Override
  public Found look() throws InterruptedException {
    long begun = System.nanoTime();
    try {
      HttpRequest request = HttpRequest.newBuilder(page.url()).timeout(PATIENCE).GET().build();
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      String body = body(answer);
      return answer.statusCode() == FOUND
          ? ofContent(body, begun)
          : found(Status.ERROR, Optional.of("it answered with " + answer.statusCode()), begun);
    } catch (IOException e) {
      return found(Status.ERROR, Optional.of("it did not answer: " + e), begun);
    }
  }

  private static String body(HttpResponse<InputStream> answer) throws IOException {
    try (InputStream body = answer.body()) {
      return new String(body.readNBytes(MOST_BYTES), UTF_8);
    }
  }

  private Found ofContent(String body, long begun) {
    List<String> missing = page.texts().stream().filter(text -> !body.contains(text)).toList();
    return missing.isEmpty()
        ? found(Status.OK, Optional.empty(), begun)
        : found(Status.WARN, Optional.of("it lacks " + String.join(", ", missing)), begun);
  }

  private Found found(Status status, Optional<String> detail, long begun) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    return new Found(
        new PageChecked(page.url().toString(), status, detail, millis),
        detail.map(why -> "%s: %s".formatted(page.url(), why)));
  }
}
