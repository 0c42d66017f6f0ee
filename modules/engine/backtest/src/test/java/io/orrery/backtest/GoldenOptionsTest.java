package io.orrery.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.orrery.analytics.RoundTrip;
import io.orrery.market.BarSeries;
import io.orrery.strategy.Momentum;
import io.orrery.testkit.Json;
import io.orrery.testkit.ReferenceData;
import io.orrery.universe.Assumptions.FillModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fill model that the original promises, and what it refuses. */
class GoldenOptionsTest {

  private static final Momentum MOMENTUM = new Momentum(20, 0.02, -0.01, 1);

  @ParameterizedTest
  @ValueSource(strings = {"GOOG", "AAA"})
  void fillsAtTheNextOpenAsTheOriginalPromised(String symbol) {
    Json golden =
        ReferenceData.json("golden/c_backtest/next_open_comparison.json")
            .get("momentum")
            .get(symbol);
    BacktestResult result = nextOpen(ReferenceData.daily(symbol));

    Map<String, Double> ours = figures(result);
    golden
        .get("next_bar_open")
        .members()
        .forEach(
            (name, theirs) ->
                assertThat(ours.getOrDefault(name, Double.NaN))
                    .as(name)
                    .isCloseTo(theirs.number(), within(Math.abs(theirs.number()) * 1e-9)));
    assertThat(result.openPositions().isEmpty())
        .isNotEqualTo(golden.get("position_left_open").flag());
  }

  @Test
  void refusesWhatTheOriginalRefuses() {
    BarSeries all = ReferenceData.daily("GOOG");
    for (Json each : ReferenceData.json("golden/c_backtest/errors.json")) {
      Window window =
          new Window(
              ReferenceData.millis(each.get("start").text()),
              ReferenceData.millis(each.get("end").text()) + 1);
      BacktestSpec spec = spec().withWarmUp(25).within(window, Sample.IN_SAMPLE);
      Backtest backtest = new Backtest(List.of(all));
      if (each.members().containsKey("error")) {
        assertThatThrownBy(() -> backtest.run(symbol -> MOMENTUM, spec))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(
                each.get("error").text().contains("warmup")
                    ? "there must be more moments than the 25 of the warm-up, were 25 in 2004-08-19"
                    : "there must be bars in the window, was none in 1999-01-01");
      } else {
        BacktestResult result = backtest.run(symbol -> MOMENTUM, spec);
        assertThat(result.curve().size()).isEqualTo((int) each.get("trading_days").number());
      }
    }
  }

  private static BacktestSpec spec() {
    ExecutionModel model =
        ExecutionModel.nextOpen()
            .with(new Costs(new Slippage.BasisPoints(BigDecimal.TEN), Commission.none()))
            .with(OrderRules.market().with(OrderRules.Basis.VALUE))
            .with(new StopLoss(0.05, StopLoss.Trigger.CLOSE, 0))
            .with(new Timing(FillModel.NEXT_OPEN, Latency.none(), Original.DATES));
    return BacktestSpec.of(
        new BigDecimal(100_000), new Sizing.EquityShare(0.25, 0.95, new BigDecimal(100)), model);
  }

  private static BacktestResult nextOpen(BarSeries series) {
    return new Backtest(List.of(series)).run(symbol -> MOMENTUM, spec().withWarmUp(25));
  }

  private static Map<String, Double> figures(BacktestResult result) {
    List<Instant> dates =
        IntStream.range(0, result.curve().size())
            .mapToObj(i -> Instant.ofEpochMilli(result.curve().millis(i)))
            .toList();
    double[] equity =
        IntStream.range(0, result.curve().size()).mapToDouble(result.curve()::equity).toArray();
    Map<String, Double> all =
        new HashMap<>(new OriginalMetrics(dates, equity, 100_000).ofEquity(0.03));
    double[] gains = result.roundTrips().stream().mapToDouble(RoundTrip::gain).toArray();
    all.putAll(OriginalMetrics.ofTrades(gains, new double[gains.length]));
    return all;
  }
}
