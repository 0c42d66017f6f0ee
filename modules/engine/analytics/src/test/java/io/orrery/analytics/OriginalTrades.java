package io.orrery.analytics;

import static io.orrery.analytics.Reference.number;
import static io.orrery.analytics.Reference.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The original system's trade outcomes, with their defects: every row with a price is a fill,
 * whatever its status, and what is sold out of nothing is a sale without gain.
 */
final class OriginalTrades {

  private final Map<String, double[]> held = new HashMap<>();
  private final List<Sale> sales = new ArrayList<>();
  private int buys;
  private double notional;

  /** One sale against the running average cost. */
  record Sale(
      String orderId, String symbol, double matched, double sold, double cost, double gain) {}

  static OriginalTrades of(List<Map<String, Object>> rows) {
    List<Map<String, Object>> usable =
        rows.stream()
            .filter(row -> positive(row, "qty") && positive(row, "filled_avg_price"))
            .toList();
    OriginalEquity.requireComparable(
        usable.stream()
            .map(row -> OriginalEquity.hasZone(text(row, "timestamp")))
            .distinct()
            .count());
    OriginalTrades trades = new OriginalTrades();
    usable.stream()
        .sorted(Comparator.comparing(row -> OriginalEquity.time(text(row, "timestamp"))))
        .forEach(trades::add);
    return trades;
  }

  private static boolean positive(Map<String, Object> row, String name) {
    Object value = row.get(name);
    return value != null && number(value) > 0;
  }

  private void add(Map<String, Object> row) {
    double qty = number(Reference.member(row, "qty"));
    double price = number(Reference.member(row, "filled_avg_price"));
    notional += qty * price;
    double[] position = held.computeIfAbsent(text(row, "symbol"), symbol -> new double[2]);
    if (text(row, "side").equals("buy")) {
      buys++;
      position[1] = (position[0] * position[1] + qty * price) / (position[0] + qty);
      position[0] += qty;
    } else {
      double matched = Math.min(qty, position[0]);
      position[0] -= matched;
      sales.add(sale(row, matched, qty, position[1], matched * (price - position[1])));
    }
  }

  private static Sale sale(
      Map<String, Object> row, double matched, double sold, double cost, double gain) {
    Object id = row.getOrDefault("order_id", "");
    return new Sale((String) id, text(row, "symbol"), matched, sold, cost, gain);
  }

  List<Sale> sales() {
    return List.copyOf(sales);
  }

  Map<String, Double> outcomes() {
    long wins = sales.stream().filter(sale -> sale.gain() > 0).count();
    long losses = sales.stream().filter(sale -> sale.gain() < 0).count();
    int total = buys + sales.size();
    Map<String, Double> all = new LinkedHashMap<>();
    all.put("total", (double) total);
    all.put("buys", (double) buys);
    all.put("sells", (double) sales.size());
    all.put("avg_notional", total == 0 ? 0 : notional / total);
    all.put("realized_pnl", sales.stream().mapToDouble(Sale::gain).sum());
    all.put("win_trades", (double) wins);
    all.put("loss_trades", (double) losses);
    all.put("breakeven_trades", (double) (sales.size() - wins - losses));
    all.put("win_rate_pct", sales.isEmpty() ? 0 : 100.0 * wins / sales.size());
    return all;
  }
}
