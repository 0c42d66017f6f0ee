package io.orrery.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orrery.analytics.RoundTrip;
import io.orrery.market.BarSeries;
import io.orrery.strategy.MeanReversion;
import io.orrery.strategy.Momentum;
import io.orrery.strategy.Strategy;
import io.orrery.testkit.ReferenceData;
import io.orrery.universe.Assumptions.FillModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers of the section "Backtest" in src/docs/differences.md. */
class DifferencesTest {

  private static final Momentum MOMENTUM = new Momentum(20, 0.02, -0.01, 1);
  private static final MeanReversion REVERSION = new MeanReversion(20, 0.03, 0.01, 1);
  private static final StopLoss AS_ORIGINAL = new StopLoss(0.05, StopLoss.Trigger.CLOSE, 0);
  private static final StopLoss WAITING = new StopLoss(0.05, StopLoss.Trigger.CLOSE, 1);
  private static final StopLoss INTRABAR = new StopLoss(0.05, StopLoss.Trigger.INTRABAR, 1);

  @Test
  void openPositionsAreValuedAndStatedOrSoldBeforeTheLastPoint() {
    BacktestResult marked = run(MOMENTUM, FillModel.SAME_CLOSE, AS_ORIGINAL);
    BacktestResult closed =
        run(
            "GOOG",
            MOMENTUM,
            spec(FillModel.SAME_CLOSE, AS_ORIGINAL).with(BacktestSpec.AtEnd.CLOSE));

    assertThat(marked.finalEquity()).isCloseTo(167_802.80, within(0.005));
    assertThat(marked.openPositions()).hasSize(1);
    assertThat(closed.finalEquity()).isCloseTo(167_758.46, within(0.005));
    assertThat(gains(closed)).isCloseTo(67_758.46, within(0.005));
  }

  @Test
  void whatIsBoughtIsValuedAtTheClose() {
    BacktestResult result = run(MOMENTUM, FillModel.SAME_CLOSE, AS_ORIGINAL);

    assertThat(at(result, "2004-09-24")).isCloseTo(99_975.08, within(0.005));
  }

  private static double at(BacktestResult result, String date) {
    return IntStream.range(0, result.curve().size())
        .filter(i -> result.curve().millis(i) == ReferenceData.millis(date))
        .mapToDouble(result.curve()::equity)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void entryCommissionIsPartOfTheGain() {
    BarSeries all = ReferenceData.daily("GOOG");
    int from = all.indexAtOrAfter(ReferenceData.millis("2008-01-01"));
    int to = all.indexAtOrAfter(ReferenceData.millis("2011-01-01"));
    ExecutionModel model =
        model(FillModel.SAME_CLOSE, new StopLoss(0.03, StopLoss.Trigger.CLOSE, 0))
            .with(
                new Costs(
                    new Slippage.BasisPoints(BigDecimal.valueOf(20)),
                    Commission.percent(new BigDecimal("0.1"))));
    BacktestSpec spec =
        BacktestSpec.of(
                new BigDecimal(50_000), new Sizing.EquityShare(0.1, 0.95, BigDecimal.ZERO), model)
            .withWarmUp(25)
            .with(BacktestSpec.AtEnd.CLOSE);

    BacktestResult result =
        new Backtest(List.of(all.slice(from, to))).run(symbol -> MOMENTUM, spec);

    assertThat(gains(result)).isCloseTo(3_075.07, within(0.005));
    assertThat(result.finalEquity()).isCloseTo(53_075.07, within(0.005));
  }

  @Test
  void waitingAfterAStopEndsBuyingBackAtTheSameClose() {
    assertThat(run(MOMENTUM, FillModel.SAME_CLOSE, WAITING).finalEquity())
        .isCloseTo(169_003.86, within(0.005));
    assertThat(closed(REVERSION, FillModel.SAME_CLOSE, AS_ORIGINAL).finalEquity())
        .isCloseTo(94_595.87, within(0.005));
    assertThat(closed(REVERSION, FillModel.SAME_CLOSE, WAITING).finalEquity())
        .isCloseTo(88_432.25, within(0.005));
  }

  @Test
  void stopsInsideTheBarLoseWhatTheGapTakes() {
    assertThat(worst(closed(REVERSION, FillModel.SAME_CLOSE, AS_ORIGINAL)))
        .isCloseTo(-0.1098, within(0.00005));
    BacktestResult inside = closed(REVERSION, FillModel.NEXT_BAR_RANGE, INTRABAR);
    assertThat(worst(inside)).isCloseTo(-0.0780, within(0.00005));
    assertThat(inside.finalEquity()).isCloseTo(82_928.12, within(0.005));
    assertThat(run(MOMENTUM, FillModel.NEXT_BAR_RANGE, INTRABAR).finalEquity())
        .isCloseTo(161_244.76, within(0.005));
  }

  @Test
  void theNextOpenIsTheDefault() {
    assertThat(ExecutionModel.nextOpen().timing().fills()).isEqualTo(FillModel.NEXT_OPEN);
    assertThat(run(MOMENTUM, FillModel.NEXT_OPEN, AS_ORIGINAL).finalEquity())
        .isCloseTo(168_966.01, within(0.005));
    assertThat(
            run("GOOG", MOMENTUM, spec(FillModel.NEXT_OPEN, AS_ORIGINAL).withWarmUp(0))
                .finalEquity())
        .isCloseTo(171_528.66, within(0.005));
  }

  private static BacktestResult run(Strategy strategy, FillModel fills, StopLoss stop) {
    return run("GOOG", strategy, spec(fills, stop));
  }

  private static BacktestResult closed(Strategy strategy, FillModel fills, StopLoss stop) {
    return run("GOOG", strategy, spec(fills, stop).with(BacktestSpec.AtEnd.CLOSE));
  }

  private static BacktestResult run(String symbol, Strategy strategy, BacktestSpec spec) {
    return new Backtest(List.of(ReferenceData.daily(symbol))).run(each -> strategy, spec);
  }

  private static BacktestSpec spec(FillModel fills, StopLoss stop) {
    return BacktestSpec.of(
            new BigDecimal(100_000),
            new Sizing.EquityShare(0.25, 0.95, new BigDecimal(100)),
            model(fills, stop))
        .withWarmUp(25);
  }

  private static ExecutionModel model(FillModel fills, StopLoss stop) {
    return new ExecutionModel(
        new Timing(fills, Latency.none(), Original.DATES),
        new Costs(new Slippage.BasisPoints(BigDecimal.TEN), Commission.none()),
        OrderRules.market().with(OrderRules.Basis.VALUE),
        Optional.of(stop));
  }

  private static double gains(BacktestResult result) {
    return result.roundTrips().stream().mapToDouble(RoundTrip::gain).sum();
  }

  private static double worst(BacktestResult result) {
    return result.roundTrips().stream()
        .mapToDouble(trip -> trip.exitPrice() / trip.entryPrice() - 1)
        .min()
        .orElseThrow();
  }
}
