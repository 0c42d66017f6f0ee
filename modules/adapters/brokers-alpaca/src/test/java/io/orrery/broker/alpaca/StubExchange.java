package io.orrery.broker.alpaca;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What makes of a stub a market: orders that can be filled at the last price are, at once, and the
 * stream tells of it; positions and cash follow. The account begins with 100,000 and nothing else.
 */
public final class StubExchange {

  private final AlpacaStub stub;
  private final Function<String, BigDecimal> prices;
  private final Clock clock;
  private final Map<String, BigDecimal> held = new TreeMap<>();
  private final Map<String, BigDecimal> paid = new ConcurrentHashMap<>();
  private BigDecimal cash = new BigDecimal("100000");
  private long executions;

  /** Opens at {@code stub}; {@code prices} tells the last price of a symbol. */
  public StubExchange(AlpacaStub stub, Function<String, BigDecimal> prices, Clock clock) {
    this.stub = stub;
    this.prices = prices;
    this.clock = clock;
    stub.book().onOrder(this::take, this::cancel);
    tellAccount();
  }

  /** What is held of a symbol. */
  public synchronized BigDecimal held(String symbol) {
    return held.getOrDefault(symbol, BigDecimal.ZERO);
  }

  private synchronized void take(JsonObject order) {
    BigDecimal price = prices.apply(order.getString("symbol"));
    boolean buys = order.getString("side").equals("buy");
    Optional<BigDecimal> limit =
        Optional.ofNullable(order.getString("limit_price", null)).map(BigDecimal::new);
    boolean fills =
        limit.isEmpty()
            || (buys ? price.compareTo(limit.get()) <= 0 : price.compareTo(limit.get()) >= 0);
    put(order, fills ? "filled" : "new", fills ? order.getString("qty") : "0", price);
    stub.tell("new", order.getString("client_order_id"), "timestamp", now());
    if (fills) {
      fill(order, price, buys);
    }
  }

  private void fill(JsonObject order, BigDecimal price, boolean buys) {
    String symbol = order.getString("symbol");
    BigDecimal qty = new BigDecimal(order.getString("qty"));
    BigDecimal signed = buys ? qty : qty.negate();
    held.merge(symbol, signed, BigDecimal::add);
    paid.put(symbol, price);
    cash = cash.subtract(signed.multiply(price));
    tellAccount();
    stub.tell(
        "fill",
        order.getString("client_order_id"),
        "timestamp",
        now(),
        "execution_id",
        "E-" + ++executions,
        "price",
        price.toPlainString(),
        "qty",
        qty.toPlainString());
  }

  private synchronized void cancel(JsonObject order) {
    JsonObject known = stub.book().order(order.getString("client_order_id"));
    if (StubBook.isOpen(known)) {
      put(known, "canceled", known.getString("filled_qty"), BigDecimal.ONE);
      stub.tell("canceled", order.getString("client_order_id"), "timestamp", now());
    }
  }

  private void put(JsonObject order, String status, String filled, BigDecimal price) {
    stub.book()
        .put(
            Json.createObjectBuilder(order)
                .add("status", status)
                .add("filled_qty", filled)
                .add("filled_avg_price", price.toPlainString())
                .add("submitted_at", now())
                .build());
  }

  private void tellAccount() {
    held.values().removeIf(qty -> qty.signum() == 0);
    BigDecimal worth = cash;
    for (Map.Entry<String, BigDecimal> each : held.entrySet()) {
      worth = worth.add(each.getValue().multiply(prices.apply(each.getKey())));
    }
    stub.account(
        Json.createObjectBuilder(AlpacaStub.account(stub.accountNumber(), "ACTIVE"))
            .add("cash", cash.toPlainString())
            .add("equity", worth.toPlainString())
            .add("buying_power", cash.toPlainString())
            .build());
    stub.holdAll(held.entrySet().stream().map(this::position).toList());
  }

  private JsonObject position(Map.Entry<String, BigDecimal> of) {
    return Json.createObjectBuilder()
        .add("symbol", of.getKey())
        .add("qty", of.getValue().toPlainString())
        .add("side", of.getValue().signum() > 0 ? "long" : "short")
        .add("avg_entry_price", paid.getOrDefault(of.getKey(), BigDecimal.ONE).toPlainString())
        .build();
  }

  private String now() {
    return clock.instant().toString();
  }
}
