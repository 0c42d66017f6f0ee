package io.orrery.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orrery.analytics.RoundTrip;
import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import io.orrery.strategy.Breakout;
import io.orrery.strategy.MeanReversion;
import io.orrery.strategy.Momentum;
import io.orrery.strategy.Rsi;
import io.orrery.strategy.Strategy;
import io.orrery.testkit.Json;
import io.orrery.testkit.ReferenceData;
import io.orrery.trade.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The original's own runs, with its own options: every equity point, trade and metric. */
class GoldenBacktestTest {

  private static final double RELATIVE = 1e-9;

  static Stream<String> runs() {
    return StreamSupport.stream(
            ReferenceData.json("golden/c_backtest/index.json").spliterator(), false)
        .map(run -> run.get("tag").text());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void reproducesTheOriginalsRun(String tag) {
    Json golden = ReferenceData.json("golden/c_backtest/" + tag + ".json");
    Json engine = golden.get("engine_parameters");
    double slippage = engine.get("slippage").number();
    List<BarSeries> real = data(golden);
    List<BarSeries> filled = Original.originalFillForward(real);
    Points points = new Points(filled);
    BacktestResult result =
        new Backtest(filled)
            .run(
                Original.onRealBars(real, strategy(golden)),
                Original.spec(engine, () -> points.originalExtra(slippage)),
                points,
                () -> true);
    assertEquity(points, ReferenceData.rows("golden/c_backtest/" + tag + "_equity.csv"));
    double[] gains =
        assertTrades(
            result.roundTrips(),
            ReferenceData.rows("golden/c_backtest/" + tag + "_trades.csv"),
            golden.get("engine_parameters").get("commission").number());
    assertMetrics(golden, points, result.roundTrips(), gains, real);
  }

  /**
   * What the original writes down: the first value told of each moment, because it sells at the end
   * behind its last point, with what was bought at that moment at the price paid for it.
   */
  private static final class Points implements WalkListener {
    final List<Instant> dates = new ArrayList<>();
    final List<Double> equity = new ArrayList<>();
    final List<Double> positions = new ArrayList<>();
    private final Map<Symbol, BarSeries> data;
    private final Map<Symbol, Double> units = new TreeMap<>(Comparator.comparing(Symbol::value));
    private final Map<Symbol, Double> originalMarkAtEntry = new HashMap<>();

    Points(List<BarSeries> data) {
      this.data = data.stream().collect(Collectors.toMap(BarSeries::symbol, each -> each));
    }

    @Override
    public void filled(Fill fill) {
      if (fill.side() == Side.BUY) {
        units.put(fill.symbol(), fill.quantity());
        originalMarkAtEntry.put(fill.symbol(), fill.price());
      } else {
        units.remove(fill.symbol());
        originalMarkAtEntry.remove(fill.symbol());
      }
    }

    @Override
    public void valued(long startMillis, long closeMillis, double worth, double cash) {
      Instant date = Instant.ofEpochMilli(startMillis);
      if (!dates.contains(date)) {
        double held = 0;
        for (Map.Entry<Symbol, Double> each : units.entrySet()) {
          double close = close(each.getKey(), startMillis);
          held += each.getValue() * originalMarkAtEntry.getOrDefault(each.getKey(), close);
        }
        dates.add(date);
        equity.add(cash + held);
        positions.add(held);
      }
      originalMarkAtEntry.clear();
    }

    private double close(Symbol symbol, long startMillis) {
      BarSeries series = Objects.requireNonNull(data.get(symbol));
      return series.close(series.indexAtOrAfter(startMillis));
    }

    /** How much the account is worth more than at its closes, because of what was just bought. */
    double originalExtra(double slippage) {
      double extra = 0;
      for (Map.Entry<Symbol, Double> each : originalMarkAtEntry.entrySet()) {
        double paid = each.getValue();
        extra += units.getOrDefault(each.getKey(), 0.0) * (paid - paid / (1 + slippage));
      }
      return extra;
    }

    double[] values() {
      return equity.stream().mapToDouble(each -> each).toArray();
    }
  }

  private static List<BarSeries> data(Json golden) {
    List<BarSeries> series = new ArrayList<>();
    for (Json symbol : golden.get("symbols")) {
      BarSeries all = ReferenceData.daily(symbol.text());
      int from =
          golden.get("start").isNull()
              ? 0
              : all.indexAtOrAfter(ReferenceData.millis(golden.get("start").text()));
      int to =
          golden.get("end").isNull()
              ? all.size()
              : all.indexAtOrAfter(ReferenceData.millis(golden.get("end").text()) + 1);
      series.add(all.slice(from, to));
    }
    return series;
  }

  private static Strategy strategy(Json golden) {
    Json own = golden.get("strategy_parameters");
    String name = golden.get("strategy").text();
    if (own.isNull()) {
      Json engine = golden.get("engine_parameters");
      return new Momentum(
          (int) engine.get("lookback_days").number(),
          engine.get("momentum_threshold").number(),
          engine.get("sell_threshold").number(),
          1);
    }
    double stop = own.get("stop_loss_pct").number();
    return switch (name) {
      case "momentum" ->
          new Momentum(
              (int) own.get("lookback_days").number(),
              own.get("momentum_threshold").number(),
              own.get("sell_threshold").number(),
              stop);
      case "mean_reversion" ->
          new MeanReversion(
              (int) own.get("ma_period").number(),
              own.get("deviation_threshold").number(),
              own.get("return_threshold").number(),
              stop);
      case "breakout" ->
          new Breakout(
              (int) own.get("lookback_days").number(),
              own.get("breakout_threshold").number(),
              own.get("breakdown_threshold").number(),
              stop);
      case "rsi" ->
          new Rsi(
              (int) own.get("rsi_period").number(),
              own.get("oversold_level").number(),
              own.get("overbought_level").number(),
              stop);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static void assertEquity(Points points, List<Map<String, String>> rows) {
    assertThat(points.dates).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      String date = ReferenceData.cell(row, "date");
      assertThat(points.dates.get(i)).isEqualTo(instant(date));
      assertClose(date, points.equity.get(i), ReferenceData.number(row, "portfolio_value"));
      double cash = points.equity.get(i) - points.positions.get(i);
      assertClose(
          date,
          cash,
          ReferenceData.number(row, "portfolio_value")
              - ReferenceData.number(row, "positions_value"));
    }
  }

  /** Answers the gains as the original counts them. */
  private static double[] assertTrades(
      List<RoundTrip> trips, List<Map<String, String>> rows, double commission) {
    assertThat(trips).hasSameSizeAs(rows);
    double[] gains = new double[rows.size()];
    for (int i = 0; i < gains.length; i++) {
      RoundTrip trip = trips.get(i);
      Map<String, String> row = rows.get(i);
      String where = row.toString();
      assertThat(trip.symbol().value()).as(where).isEqualTo(ReferenceData.cell(row, "symbol"));
      assertThat(trip.enteredAt())
          .as(where)
          .isEqualTo(instant(ReferenceData.cell(row, "entry_date")));
      assertThat(trip.exitedAt())
          .as(where)
          .isEqualTo(instant(ReferenceData.cell(row, "exit_date")));
      assertThat(trip.quantity()).as(where).isEqualTo(ReferenceData.number(row, "quantity"));
      assertClose(where, trip.entryPrice(), ReferenceData.number(row, "entry_price"));
      assertClose(where, trip.exitPrice(), ReferenceData.number(row, "exit_price"));
      gains[i] = trip.quantity() * (trip.exitPrice() * (1 - commission) - trip.entryPrice());
      assertClose(where, gains[i], ReferenceData.number(row, "pnl"));
      assertThat(days(trip)).as(where).isEqualTo(ReferenceData.number(row, "duration_days"));
      assertReason(trip.reason(), ReferenceData.cell(row, "reason"));
    }
    return gains;
  }

  private static void assertReason(String ours, String theirs) {
    if (theirs.startsWith("Stop loss")) {
      assertThat(ours)
          .isEqualTo(theirs.replace("Stop loss (", "stop loss at ").replace("%)", " %"));
    } else if (theirs.equals("End of backtest")) {
      assertThat(ours).isEqualTo("the data ended");
    } else {
      assertThat(ours).isNotEqualTo("the data ended").doesNotStartWith("stop loss at");
    }
  }

  private static void assertMetrics(
      Json golden, Points points, List<RoundTrip> trips, double[] gains, List<BarSeries> real) {
    Json engine = golden.get("engine_parameters");
    OriginalMetrics metrics =
        new OriginalMetrics(points.dates, points.values(), engine.get("initial_capital").number());
    double[] days = trips.stream().mapToDouble(GoldenBacktestTest::days).toArray();
    Map<String, Double> ours =
        new java.util.HashMap<>(metrics.ofEquity(engine.get("DAILY_LOSS_LIMIT_PCT").number()));
    ours.putAll(OriginalMetrics.ofTrades(gains, days));
    long held = points.positions.stream().filter(each -> Math.abs(each) > 0).count();
    ours.put("exposure_time", (double) held / points.positions.size());
    if (!golden.get("benchmark").isNull()) {
      ours.putAll(metrics.against(closes(golden.get("benchmark").text(), real)));
    }
    golden
        .get("metrics")
        .members()
        .forEach(
            (name, theirs) -> {
              if (name.equals("drawdown_limit_hit")) {
                double limit = engine.get("MAX_DRAWDOWN_PCT").number();
                assertThat(ours.getOrDefault("max_drawdown", 0.0) >= limit)
                    .isEqualTo(theirs.flag());
              } else if (!theirs.isNull()) {
                assertThat(ours).containsKey(name);
                assertClose(name, ours.getOrDefault(name, Double.NaN), theirs.number());
              }
            });
  }

  private static double[] closes(String symbol, List<BarSeries> real) {
    BarSeries series =
        real.stream()
            .filter(each -> each.symbol().value().equals(symbol))
            .findFirst()
            .orElseThrow();
    return java.util.stream.IntStream.range(0, series.size()).mapToDouble(series::close).toArray();
  }

  private static double days(RoundTrip trip) {
    return Duration.between(trip.enteredAt(), trip.exitedAt()).toDays();
  }

  private static Instant instant(String date) {
    return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static void assertClose(String where, double ours, double theirs) {
    assertThat(ours)
        .as(where)
        .isCloseTo(theirs, within(Math.max(1e-12, Math.abs(theirs) * RELATIVE)));
  }
}
