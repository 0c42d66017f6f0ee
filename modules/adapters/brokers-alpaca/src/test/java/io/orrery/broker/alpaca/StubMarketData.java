package io.orrery.broker.alpaca;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Bars as Alpaca's public description of its market data says: both ends inclusive, a limit counts
 * from the side that the order begins with, a page may be shorter than its limit.
 */
final class StubMarketData implements AutoCloseable {

  private final HttpServer server;
  private final List<Map<String, String>> queries = new CopyOnWriteArrayList<>();
  private final List<Instant> starts = new CopyOnWriteArrayList<>();
  private volatile int longestPage = 10_000;
  private volatile String answer = "";

  StubMarketData() throws IOException {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/v2/stocks/AAPL/bars", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Has bars of every interval from {@code first} on; the close of each is its number. */
  void record(Instant first, Duration interval, int count) {
    for (int i = 0; i < count; i++) {
      starts.add(first.plus(interval.multipliedBy(i)));
    }
  }

  void longestPage(int bars) {
    longestPage = bars;
  }

  /** Answers this from now on. */
  void answer(String body) {
    answer = body;
  }

  List<Map<String, String>> queries() {
    return List.copyOf(queries);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Map<String, String> query = AlpacaStub.query(exchange);
    queries.add(query);
    AlpacaStub.send(exchange, 200, answer.isEmpty() ? page(query) : answer);
  }

  private String page(Map<String, String> query) {
    Instant start = Instant.parse(query.getOrDefault("start", "2026-01-27T00:00:00Z"));
    Instant end = Instant.parse(query.getOrDefault("end", "2026-01-27T16:24:00Z"));
    List<Instant> found = new ArrayList<>(starts);
    found.removeIf(each -> each.isBefore(start) || each.isAfter(end));
    if ("desc".equals(query.get("sort"))) {
      found.sort(Comparator.reverseOrder());
    }
    int from = Integer.parseInt(query.getOrDefault("page_token", "0"));
    int limit = Integer.parseInt(query.getOrDefault("limit", "1000"));
    int to = Math.min(found.size(), from + Math.min(limit, longestPage));
    var bars = Json.createArrayBuilder();
    for (Instant each : found.subList(from, to)) {
      int close = starts.indexOf(each) + 1;
      bars.add(
          Json.createObjectBuilder()
              .add("t", each.toString())
              .add("o", close + 0.5)
              .add("h", close + 1.25)
              .add("l", close - 0.75)
              .add("c", close)
              .add("v", 1000 + close)
              .add("n", 12)
              .add("vw", close + 0.1));
    }
    var page = Json.createObjectBuilder().add("symbol", "AAPL").add("bars", bars);
    return (to < found.size()
            ? page.add("next_page_token", Integer.toString(to))
            : page.addNull("next_page_token"))
        .build()
        .toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
