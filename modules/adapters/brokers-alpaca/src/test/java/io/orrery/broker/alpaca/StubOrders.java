package io.orrery.broker.alpaca;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Orders as Alpaca shows them, with invented values. */
final class StubOrders {

  private StubOrders() {}

  static JsonObject order(String clientOrderId, String status, String qty, String filled) {
    return order(clientOrderId, status, qty, filled, "2026-03-02T14:30:00.5Z");
  }

  static JsonObject order(
      String clientOrderId, String status, String qty, String filled, String submittedAt) {
    return Json.createObjectBuilder()
        .add(
            "id", UUID.nameUUIDFromBytes(clientOrderId.getBytes(StandardCharsets.UTF_8)).toString())
        .add("client_order_id", clientOrderId)
        .add("submitted_at", submittedAt)
        .add("symbol", "AAPL")
        .add("asset_class", "us_equity")
        .addNull("notional")
        .add("qty", qty)
        .add("filled_qty", filled)
        .add("side", "buy")
        .add("type", "market")
        .add("time_in_force", "day")
        .add("status", status)
        .add("extended_hours", false)
        .addNull("legs")
        .build();
  }
}
