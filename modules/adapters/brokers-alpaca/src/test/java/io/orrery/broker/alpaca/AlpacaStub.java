package io.orrery.broker.alpaca;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.orrery.universe.Universe;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server on loopback that behaves as Alpaca's public description of its API says, and fails when
 * it is told to. All values are invented.
 */
public final class AlpacaStub implements AutoCloseable {

  public static final String SECRET = "s3cretS3cretS3cretS3cretS3cretS3cretS3cr";

  /** How the next request of a kind goes wrong. */
  public interface Fault {
    /** Answers, or not; {@code normal} does what an unharmed server does. */
    void happen(HttpExchange exchange, Runnable accept) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final StubStream stream;
  private final String keyId;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Map<String, Deque<Fault>> faults = new HashMap<>();
  private final StubBook book = new StubBook();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<JsonObject> positions = new CopyOnWriteArrayList<>();
  private volatile JsonObject account;

  public AlpacaStub(Universe universe) throws IOException, InterruptedException {
    this.keyId = universe == Universe.PAPER ? "PKTESTKEY0123456789A" : "AKTESTKEY0123456789A";
    this.account = account(universe == Universe.PAPER ? "PA3TEST00001" : "912345678", "ACTIVE");
    this.stream = new StubStream(keyId, SECRET);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public StubStream stream() {
    return stream;
  }

  AlpacaKey key() {
    return new AlpacaKey(keyId, SECRET);
  }

  public String accountNumber() {
    return account.getString("account_number");
  }

  /** Logs into another account from now on. */
  public void account(JsonObject other) {
    this.account = other;
  }

  public static JsonObject account(String number, String status) {
    return Json.createObjectBuilder()
        .add("id", UUID.nameUUIDFromBytes(number.getBytes(StandardCharsets.UTF_8)).toString())
        .add("account_number", number)
        .add("status", status)
        .add("currency", "USD")
        .add("cash", "25000.10")
        .add("equity", "100000.000000000000000001")
        .add("buying_power", "50000.20")
        .add("trading_blocked", false)
        .add("account_blocked", false)
        .add("trade_suspended_by_user", false)
        .add("multiplier", "2")
        .add("admin_configurations", Json.createObjectBuilder())
        .build();
  }

  /** Lets the next request of a kind, such as {@code POST /v2/orders}, go wrong. */
  public void failNext(String request, Fault... how) {
    synchronized (faults) {
      faults.computeIfAbsent(request, any -> new ArrayDeque<>()).addAll(List.of(how));
    }
  }

  void hold(JsonObject position) {
    positions.add(position);
  }

  /** Holds these positions, and no other, from now on. */
  public void holdAll(List<JsonObject> held) {
    positions.clear();
    positions.addAll(held);
  }

  /** The id of the key that it takes. */
  public String keyId() {
    return keyId;
  }

  /** The requests so far, such as {@code GET /v2/account}, without what is behind a ?. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public long count(String request) {
    return requests.stream().filter(request::equals).count();
  }

  /** Its orders. */
  public StubBook book() {
    return book;
  }

  Map<String, JsonObject> orders() {
    return book.all();
  }

  JsonObject order(String clientOrderId) {
    return book.order(clientOrderId);
  }

  void put(JsonObject order) {
    book.put(order);
  }

  /** Sends an update of an order. */
  public void tell(String event, String clientOrderId, String... members) {
    stream.send(update(event, clientOrderId, members));
  }

  String update(String event, String clientOrderId, String... members) {
    JsonObjectBuilder data =
        Json.createObjectBuilder()
            .add("event", event)
            .add("timestamp", "2026-03-02T09:31:00.123456789-05:00")
            .add("order", order(clientOrderId));
    for (int i = 0; i < members.length; i += 2) {
      data.add(members[i], members[i + 1]);
    }
    return Json.createObjectBuilder()
        .add("stream", "trade_updates")
        .add("data", data)
        .build()
        .toString();
  }

  static Fault hangs(boolean accepts, CountDownLatch until) {
    return (exchange, accept) -> {
      if (accepts) {
        accept.run();
      }
      try {
        until.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    };
  }

  /** Accepts, and goes on without an answer until the stub closes. */
  public Fault hangsAfterAccepting() {
    return hangs(true, end);
  }

  Fault hangs() {
    return hangs(false, end);
  }

  /** Accepts, and closes the connection without an answer. */
  public static Fault dropsAfterAccepting() {
    return (exchange, accept) -> {
      accept.run();
      exchange.close();
    };
  }

  public static Fault answers(int status, String body, String... headers) {
    return (exchange, accept) -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      send(exchange, status, body);
    };
  }

  static Fault answersAfterAccepting(int status, String body) {
    return (exchange, accept) -> {
      accept.run();
      send(exchange, status, body);
    };
  }

  /** Sends a byte now and then, for ever. */
  Fault trickles() {
    return (exchange, accept) -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        while (!end.await(50, TimeUnit.MILLISECONDS)) {
          out.write(' ');
          out.flush();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  static String error(int code, String message) {
    return Json.createObjectBuilder().add("code", code).add("message", message).build().toString();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    requests.add(request);
    if (!keyId.equals(exchange.getRequestHeaders().getFirst("APCA-API-KEY-ID"))
        || !SECRET.equals(exchange.getRequestHeaders().getFirst("APCA-API-SECRET-KEY"))) {
      send(exchange, 401, error(40110000, "request is not authorized"));
      return;
    }
    Fault fault = fault(request);
    if (fault != null) {
      fault.happen(exchange, () -> book.accept(read(body)));
    } else {
      answer(exchange, request, body);
    }
  }

  private @Nullable Fault fault(String request) {
    synchronized (faults) {
      Deque<Fault> queue = faults.get(request);
      return queue == null ? null : queue.poll();
    }
  }

  private void answer(HttpExchange exchange, String request, String body) throws IOException {
    switch (request) {
      case "GET /v2/account" -> send(exchange, 200, account.toString());
      case "GET /v2/clock" ->
          send(
              exchange,
              200,
              """
              {"timestamp":"2026-01-27T11:39:52.092923-05:00","is_open":true,
               "next_open":"2026-01-28T09:30:00-05:00","next_close":"2026-01-27T16:00:00-05:00"}
              """);
      case "GET /v2/positions" -> send(exchange, 200, positions.toString());
      case "POST /v2/orders" -> post(exchange, body);
      case "GET /v2/orders" -> send(exchange, 200, book.page(query(exchange)));
      case "GET /v2/orders:by_client_order_id" -> find(exchange);
      default -> delete(exchange, request);
    }
  }

  private void post(HttpExchange exchange, String body) throws IOException {
    String name = read(body).getString("client_order_id");
    if (orders().containsKey(name)) {
      send(exchange, 422, error(40010001, "client_order_id must be unique"));
    } else {
      send(exchange, 200, book.accept(read(body)).toString());
    }
  }

  private void find(HttpExchange exchange) throws IOException {
    JsonObject found = orders().get(query(exchange).get("client_order_id"));
    if (found == null) {
      send(exchange, 404, error(40410000, "order not found for that name"));
    } else {
      send(exchange, 200, found.toString());
    }
  }

  private void delete(HttpExchange exchange, String request) throws IOException {
    if (request.equals("DELETE /v2/orders")) {
      send(exchange, 207, book.cancelAll());
      return;
    }
    String id = request.substring(request.lastIndexOf('/') + 1);
    List<JsonObject> found =
        orders().values().stream().filter(each -> each.getString("id").equals(id)).toList();
    if (!request.startsWith("DELETE /v2/orders/") || found.isEmpty()) {
      send(exchange, 404, error(40410000, "order not found"));
    } else if (found.get(0).getString("status").equals("filled")) {
      send(exchange, 422, error(42210000, "order is already in \"filled\" state"));
    } else {
      book.cancel(found.get(0));
      send(exchange, 204, "");
    }
  }

  static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : raw == null ? new ArrayList<String>() : List.of(raw.split("&", -1))) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  public static JsonObject read(String body) {
    try (var reader = Json.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }

  static void send(HttpExchange exchange, int status, String body) {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void awaitRequests(String request, int count, Duration longest)
      throws InterruptedException {
    long until = System.nanoTime() + longest.toNanos();
    while (count(request) < count && System.nanoTime() < until) {
      Thread.sleep(5);
    }
  }

  @Override
  public void close() {
    end.countDown();
    stream.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
