package io.orrery.analytics;

import static io.orrery.analytics.Reference.number;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The original system's analytics/metrics.py, with its defects: the last line of a day wins, equity
 * 0 is missing, volatility is not annualised, Sharpe takes a rate of 0.
 */
final class OriginalEquity {

  private OriginalEquity() {}

  /** A point as the original keeps it. */
  record Point(String timestamp, LocalDateTime time, boolean hasZone, double equity) {}

  /** What its TypeError says. */
  static final class MixedZones extends RuntimeException {
    private static final long serialVersionUID = 1;

    MixedZones() {
      super("TypeError: can't compare offset-naive and offset-aware datetimes");
    }
  }

  static Map<String, Double> metrics(List<Map<String, Object>> rows) {
    List<Point> daily = daily(rows);
    double[] equity = daily.stream().mapToDouble(Point::equity).toArray();
    if (equity.length < 2) {
      return metrics(0, 0, 0, 0, 0);
    }
    if (equity[0] <= 0) {
      return metrics(0, 0, 0, 0, equity.length);
    }
    double[] returns = new double[equity.length - 1];
    for (int i = 1; i < equity.length; i++) {
      returns[i - 1] = equity[i] / equity[i - 1] - 1;
    }
    double deviation = returns.length < 2 ? 0 : Sample.deviation(returns);
    double sharpe = deviation == 0 ? 0 : Sample.mean(returns) / deviation * Math.sqrt(252);
    double total = (equity[equity.length - 1] / equity[0] - 1) * 100;
    return metrics(total, drawdown(equity) * 100, deviation * 100, sharpe, equity.length - 1);
  }

  private static Map<String, Double> metrics(
      double total, double drawdown, double volatility, double sharpe, double days) {
    Map<String, Double> all = new LinkedHashMap<>();
    all.put("total_return_pct", total);
    all.put("max_drawdown_pct", drawdown);
    all.put("volatility_pct", volatility);
    all.put("sharpe_ratio", sharpe);
    all.put("period_days", days);
    return all;
  }

  private static double drawdown(double[] equity) {
    double peak = equity[0];
    double deepest = 0;
    for (double value : equity) {
      peak = Math.max(peak, value);
      deepest = Math.max(deepest, (peak - value) / peak);
    }
    return deepest;
  }

  /** The last line of each date, in the order of their times. */
  static List<Point> daily(List<Map<String, Object>> rows) {
    Map<String, Point> byDate = new LinkedHashMap<>();
    for (Map<String, Object> row : rows) {
      point(row).ifPresent(point -> byDate.put(point.time().toLocalDate().toString(), point));
    }
    List<Point> daily = new ArrayList<>(byDate.values());
    requireComparable(daily.stream().map(Point::hasZone).distinct().count());
    daily.sort(Comparator.comparing(Point::time));
    return daily;
  }

  static void requireComparable(long kindsOfZone) {
    if (kindsOfZone > 1) {
      throw new MixedZones();
    }
  }

  private static Optional<Point> point(Map<String, Object> row) {
    double equity = equity(row);
    String timestamp = Reference.text(row, "timestamp");
    if (equity == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Point(timestamp, time(timestamp), hasZone(timestamp), equity));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static double equity(Map<String, Object> row) {
    for (String name : List.of("equity", "portfolio_value", "account_value")) {
      Object value = row.get(name);
      if (value != null && number(value) != 0) {
        return number(value);
      }
    }
    return 0;
  }

  static boolean hasZone(String timestamp) {
    return timestamp.endsWith("+00:00");
  }

  static LocalDateTime time(String timestamp) {
    return hasZone(timestamp)
        ? OffsetDateTime.parse(timestamp).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
        : LocalDateTime.parse(timestamp);
  }
}
