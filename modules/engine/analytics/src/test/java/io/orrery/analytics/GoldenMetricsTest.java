package io.orrery.analytics;

import static io.orrery.analytics.Reference.golden;
import static io.orrery.analytics.Reference.list;
import static io.orrery.analytics.Reference.member;
import static io.orrery.analytics.Reference.number;
import static io.orrery.analytics.Reference.numbers;
import static io.orrery.analytics.Reference.object;
import static io.orrery.analytics.Reference.objects;
import static io.orrery.analytics.Reference.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The original's own numbers, reproduced by its own definitions. */
class GoldenMetricsTest {

  private static final Pattern COUNTS =
      Pattern.compile("total|buys|sells|.*_(trades|days|hits)|max_drawdown_duration");

  @TestFactory
  Stream<DynamicTest> reproducesTheOriginalsConstructedCurves() {
    return objects(golden("analytics_equity_constructed.json")).stream()
        .map(c -> DynamicTest.dynamicTest(text(c, "label"), () -> assertCurve(c)));
  }

  private static void assertCurve(Map<String, Object> c) {
    List<Map<String, Object>> points = objects(member(c, "points"));
    if (c.containsKey("error")) {
      assertThatThrownBy(() -> OriginalEquity.metrics(points)).hasMessage(text(c, "error"));
    } else {
      assertSame(object(member(c, "out")), OriginalEquity.metrics(points));
    }
  }

  @TestFactory
  Stream<DynamicTest> reproducesTheOriginalsConstructedTrades() {
    return objects(golden("analytics_trades_constructed.json")).stream()
        .map(c -> DynamicTest.dynamicTest(text(c, "label"), () -> assertTrades(c)));
  }

  private static void assertTrades(Map<String, Object> c) {
    List<Map<String, Object>> trades = objects(member(c, "trades"));
    if (c.containsKey("error")) {
      assertThatThrownBy(() -> OriginalTrades.of(trades)).hasMessage(text(c, "error"));
    } else {
      assertSame(object(member(c, "out")), OriginalTrades.of(trades).outcomes());
    }
  }

  @TestFactory
  Stream<DynamicTest> reproducesTheOriginalsRecordedCurves() {
    return object(member(object(golden("analytics_equity_metrics.json")), "equity"))
        .entrySet()
        .stream()
        .map(c -> DynamicTest.dynamicTest(c.getKey(), () -> assertRecorded(c)));
  }

  private static void assertRecorded(Map.Entry<String, Object> c) {
    Map<String, Object> expected = object(c.getValue());
    List<Map<String, Object>> rows = Recordings.equity(c.getKey());
    assertThat(rows).hasSize((int) number(member(expected, "points")));
    List<OriginalEquity.Point> daily = OriginalEquity.daily(rows);
    List<Map<String, Object>> days = objects(member(expected, "daily_points"));
    assertThat(daily).hasSameSizeAs(days);
    for (int i = 0; i < daily.size(); i++) {
      assertThat(daily.get(i).timestamp()).isEqualTo(text(days.get(i), "timestamp"));
      assertThat(daily.get(i).equity()).isEqualTo(number(member(days.get(i), "equity")));
    }
    assertSame(object(member(expected, "metrics")), OriginalEquity.metrics(rows));
  }

  @TestFactory
  Stream<DynamicTest> reproducesTheOriginalsRecordedTrades() {
    return object(member(object(golden("analytics_trade_outcomes.json")), "trades"))
        .entrySet()
        .stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.getKey(),
                    () ->
                        assertSame(
                            object(c.getValue()),
                            OriginalTrades.of(Recordings.trades(c.getKey())).outcomes())));
  }

  @Test
  void reproducesEverySaleOfTheOriginal() {
    Map<String, Object> golden = object(golden("simulation_realised_sells.json"));
    List<Map<String, Object>> expected = objects(member(golden, "sells"));
    List<OriginalTrades.Sale> sales =
        OriginalTrades.of(Recordings.trades("data/simulation all 1237")).sales();
    assertThat(sales).hasSameSizeAs(expected);
    for (int i = 0; i < sales.size(); i++) {
      OriginalTrades.Sale sale = sales.get(i);
      assertThat(sale.orderId()).isEqualTo(text(expected.get(i), "order_id"));
      assertThat(sale.symbol()).isEqualTo(text(expected.get(i), "symbol"));
      assertClose("matched_qty", sale.matched(), member(expected.get(i), "matched_qty"));
      assertClose("sold_qty", sale.sold(), member(expected.get(i), "sold_qty"));
      assertClose("avg_cost", sale.cost(), member(expected.get(i), "avg_cost"));
      assertClose("pnl", sale.gain(), member(expected.get(i), "pnl"));
    }
    assertClose(
        "total",
        sales.stream().mapToDouble(OriginalTrades.Sale::gain).sum(),
        member(golden, "total"));
  }

  @TestFactory
  Stream<DynamicTest> reproducesTheOriginalsConstructedBacktests() {
    return objects(golden("backtest_metrics_constructed.json")).stream()
        .map(c -> DynamicTest.dynamicTest(text(c, "label"), () -> assertBacktest(c)));
  }

  private static void assertBacktest(Map<String, Object> c) {
    List<Map<String, Object>> trades = objects(member(c, "trades"));
    LocalDateTime[] dates =
        Stream.of(Reference.texts(member(c, "dates")))
            .map(date -> LocalDate.parse(date).atStartOfDay())
            .toArray(LocalDateTime[]::new);
    OriginalBacktest.Input input =
        new OriginalBacktest.Input(
            dates,
            numbers(member(c, "equity")),
            trades.stream().mapToDouble(t -> number(member(t, "pnl"))).toArray(),
            trades.stream().mapToDouble(t -> number(member(t, "duration_days"))).toArray(),
            number(member(c, "initial_capital")),
            Optional.ofNullable(c.get("benchmark_returns")).map(Reference::numbers),
            Optional.ofNullable(c.get("positions_value")).map(Reference::numbers));
    assertSame(object(member(c, "out")), OriginalBacktest.metrics(input));
  }

  @TestFactory
  Stream<DynamicTest> reproducesTheOriginalsBacktestMetricsOfRecordings() {
    return object(member(object(golden("backtest_metrics_simulation.json")), "cases"))
        .entrySet()
        .stream()
        .map(c -> DynamicTest.dynamicTest(c.getKey(), () -> assertRecordedBacktest(c)));
  }

  private static void assertRecordedBacktest(Map.Entry<String, Object> c) {
    Map<String, Object> expected = object(c.getValue());
    double[] gains =
        OriginalTrades.of(Recordings.trades("data/simulation all 1237")).sales().stream()
            .mapToDouble(OriginalTrades.Sale::gain)
            .toArray();
    List<LocalDateTime> dates = new ArrayList<>();
    List<Double> equity = new ArrayList<>();
    series(c.getKey(), member(expected, "series"), dates, equity);
    Map<String, Object> out = object(member(expected, "out"));
    double[] used = number(member(out, "total_trades")) == 0 ? new double[0] : gains;
    OriginalBacktest.Input input =
        new OriginalBacktest.Input(
            dates.toArray(LocalDateTime[]::new),
            equity.stream().mapToDouble(Double::doubleValue).toArray(),
            used,
            new double[used.length],
            equity.get(0),
            Optional.empty(),
            Optional.empty());
    assertSame(out, OriginalBacktest.metrics(input));
  }

  private static void series(
      String name, Object series, List<LocalDateTime> dates, List<Double> equity) {
    if (series instanceof List<?>) {
      for (Object each : list(series)) {
        dates.add(LocalDate.parse((String) list(each).get(0)).atStartOfDay());
        equity.add(number(list(each).get(1)));
      }
      return;
    }
    String rows =
        name.contains("last")
            ? "data/simulation last FakeBroker run only (from 2026-01-26T15:37:06)"
            : "data/simulation all 3257 (as the original would)";
    for (Map<String, Object> row : Recordings.equity(rows)) {
      dates.add(LocalDateTime.parse(text(row, "timestamp")));
      equity.add(number(member(row, "equity")));
    }
  }

  private static void assertSame(Map<String, Object> expected, Map<String, ?> actual) {
    assertThat(actual.keySet()).as("figures").isEqualTo(expected.keySet());
    actual.forEach((name, value) -> assertFigure(name, value, member(expected, name)));
  }

  private static void assertFigure(String name, Object actual, Object expected) {
    if (expected instanceof Boolean) {
      assertThat(actual).as(name).isEqualTo(expected);
    } else {
      assertClose(name, number(actual), expected);
    }
  }

  private static void assertClose(String name, double actual, Object expected) {
    double wanted = number(expected);
    if (Double.isFinite(wanted)) {
      assertThat(actual).as(name).isCloseTo(wanted, within(tolerance(name, wanted)));
    } else {
      assertThat(Double.valueOf(actual)).as(name).isEqualTo(Double.valueOf(wanted));
    }
  }

  private static double tolerance(String name, double wanted) {
    return COUNTS.matcher(name).matches() ? 0 : Math.max(1e-15, 1e-9 * Math.abs(wanted));
  }
}
