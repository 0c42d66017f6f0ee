package io.orrery.analytics;

import static io.orrery.analytics.Reference.member;
import static io.orrery.analytics.Reference.number;
import static io.orrery.analytics.Reference.object;
import static io.orrery.analytics.Reference.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the original recorded, by the names that the golden data gives to its parts. */
final class Recordings {

  private Recordings() {}

  static List<Map<String, Object>> equity(String part) {
    if (part.startsWith("logs/paper")) {
      return rows("logs/paper/equity.jsonl");
    }
    if (part.startsWith("data/analytics")) {
      return rows("data/analytics/equity.jsonl");
    }
    List<Map<String, Object>> all = rows("data/simulation/equity.jsonl");
    if (part.contains("+ data/analytics")) {
      return both(all, rows("data/analytics/equity.jsonl"));
    }
    if (part.contains("cash==buying_power")) {
      return all.stream().filter(Recordings::isSimulated).toList();
    }
    if (part.contains("cash!=buying_power")) {
      return all.stream().filter(row -> !isSimulated(row)).toList();
    }
    return part.contains("last FakeBroker run")
        ? all.stream()
            .filter(row -> text(row, "timestamp").compareTo("2026-01-26T15:37:06") >= 0)
            .toList()
        : all;
  }

  static List<Map<String, Object>> trades(String part) {
    if (part.startsWith("data/analytics")) {
      return rows("data/analytics/trades.jsonl");
    }
    List<Map<String, Object>> all = rows("data/simulation/trades.jsonl");
    if (part.contains("+ data/analytics")) {
      return both(all, rows("data/analytics/trades.jsonl"));
    }
    if (part.startsWith("only rows with filled_avg_price")) {
      return all.stream().filter(row -> row.containsKey("filled_avg_price")).toList();
    }
    return part.startsWith("last ")
        ? all.subList(all.size() - (part.startsWith("last 1000") ? 1000 : 200), all.size())
        : all;
  }

  private static boolean isSimulated(Map<String, Object> row) {
    return number(member(row, "cash")) == number(member(row, "buying_power"));
  }

  private static List<Map<String, Object>> rows(String file) {
    Map<String, Object> inputs =
        object(member(object(Reference.golden("analytics_equity_metrics.json")), "inputs"));
    return Reference.lines(file, text(inputs, file));
  }

  private static List<Map<String, Object>> both(
      List<Map<String, Object>> first, List<Map<String, Object>> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
