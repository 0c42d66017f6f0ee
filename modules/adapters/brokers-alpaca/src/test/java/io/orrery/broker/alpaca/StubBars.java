package io.orrery.broker.alpaca;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;

/** Bars of any symbol without gaps, made from a function of time; one that is not over is there. */
public final class StubBars implements AutoCloseable {

  private final HttpServer server;
  private final ToDoubleBiFunction<String, Instant> prices;
  private final Clock clock;

  /** {@code prices} tells the price of a symbol at a moment. */
  public StubBars(ToDoubleBiFunction<String, Instant> prices, Clock clock) throws IOException {
    this.prices = prices;
    this.clock = clock;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/v2/stocks/", this::handle);
    server.start();
  }

  /** Where it is. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    String symbol = exchange.getRequestURI().getPath().split("/", -1)[3];
    AlpacaStub.send(exchange, 200, page(symbol, AlpacaStub.query(exchange)));
  }

  private String page(String symbol, Map<String, String> query) {
    String frame = query.getOrDefault("timeframe", "1Min");
    long step = Duration.ofMinutes(Long.parseLong(frame.replace("Min", ""))).toMillis();
    long first = Instant.parse(query.getOrDefault("start", "")).toEpochMilli();
    Instant end = Instant.parse(query.getOrDefault("end", ""));
    Instant last = end.isBefore(clock.instant()) ? end : clock.instant();
    var bars = Json.createArrayBuilder();
    for (long at = (first + step - 1) / step * step; at <= last.toEpochMilli(); at += step) {
      Instant start = Instant.ofEpochMilli(at);
      double open = prices.applyAsDouble(symbol, start);
      double close = prices.applyAsDouble(symbol, start.plusMillis(step));
      bars.add(
          Json.createObjectBuilder()
              .add("t", start.toString())
              .add("o", open)
              .add("h", Math.max(open, close))
              .add("l", Math.min(open, close))
              .add("c", close)
              .add("v", 1000)
              .add("n", 12)
              .add("vw", close));
    }
    return Json.createObjectBuilder()
        .add("symbol", symbol)
        .add("bars", bars)
        .addNull("next_page_token")
        .build()
        .toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
