package io.orrery.broker.alpaca;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The orders of a stub, by client order id. Safe for use by many threads. */
public final class StubBook {

  /** Orders of it are not cancelled. */
  static final String UNCANCELLABLE = "STUCK";

  private static final Set<String> OPEN =
      Set.of("new", "pending_new", "accepted", "partially_filled");

  /** Made once: the provider is looked for each time otherwise, which a thousand orders feel. */
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private final Map<String, JsonObject> orders = new LinkedHashMap<>();
  private volatile Consumer<JsonObject> accepted = order -> {};
  private volatile Consumer<JsonObject> cancelled = order -> {};

  /** What else happens when an order is accepted, and when one is to be cancelled. */
  public void onOrder(Consumer<JsonObject> taken, Consumer<JsonObject> cancellation) {
    accepted = taken;
    cancelled = cancellation;
  }

  /** All of them. */
  public Map<String, JsonObject> all() {
    synchronized (orders) {
      return new LinkedHashMap<>(orders);
    }
  }

  /** The order of that name, which it must have. */
  public JsonObject order(String clientOrderId) {
    return Objects.requireNonNull(all().get(clientOrderId), clientOrderId);
  }

  /** Has this order from now on, as it is here. */
  public void put(JsonObject order) {
    synchronized (orders) {
      orders.put(order.getString("client_order_id"), order);
    }
  }

  /** Accepts an order. */
  JsonObject accept(JsonObject wanted) {
    JsonObject order =
        Json.createObjectBuilder(wanted)
            .add("id", UUID.randomUUID().toString())
            .add("status", "pending_new")
            .add("filled_qty", "0")
            .addNull("filled_avg_price")
            .add("submitted_at", Instant.parse("2026-03-02T14:30:00.5Z").toString())
            .addNull("notional")
            .addNull("legs")
            .build();
    put(order);
    accepted.accept(order);
    return order;
  }

  /** Is asked to cancel an order. */
  void cancel(JsonObject order) {
    cancelled.accept(order);
  }

  /** Is asked to cancel every open order, and answers with a status for each. */
  String cancelAll() {
    var answer = JSON.createArrayBuilder();
    for (JsonObject order : all().values()) {
      if (isOpen(order)) {
        boolean taken = !order.getString("symbol").equals(UNCANCELLABLE);
        answer.add(
            JSON.createObjectBuilder()
                .add("id", order.getString("id"))
                .add("status", taken ? 200 : 500));
        if (taken) {
          cancel(order);
        }
      }
    }
    return answer.build().toString();
  }

  /** Whether an order may still be filled. */
  public static boolean isOpen(JsonObject order) {
    return OPEN.contains(order.getString("status"));
  }

  /** A page of orders by when they were submitted. */
  String page(Map<String, String> query) {
    Instant after = Instant.parse(query.getOrDefault("after", "1970-01-01T00:00:00Z"));
    var page = Json.createArrayBuilder();
    all().values().stream()
        .filter(each -> !"open".equals(query.get("status")) || isOpen(each) || isOdd(each))
        .filter(each -> Instant.parse(each.getString("submitted_at")).isAfter(after))
        .sorted(
            Comparator.<JsonObject, Instant>comparing(
                    each -> Instant.parse(each.getString("submitted_at")))
                .thenComparing(each -> each.getString("id")))
        .limit(Integer.parseInt(query.getOrDefault("limit", "50")))
        .forEach(page::add);
    return page.build().toString();
  }

  /** Statuses that only tests of reading use. */
  private static boolean isOdd(JsonObject order) {
    return !Set.of("filled", "canceled", "expired", "rejected").contains(order.getString("status"));
  }
}
