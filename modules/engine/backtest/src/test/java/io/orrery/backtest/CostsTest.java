package io.orrery.backtest;

import static io.orrery.backtest.Script.at;
import static io.orrery.backtest.Script.bar;
import static io.orrery.backtest.Script.bars;
import static io.orrery.backtest.Script.fills;
import static io.orrery.backtest.Script.run;
import static io.orrery.backtest.Script.tenUnits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
import io.orrery.market.BarSeries;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Assumptions.FillModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a fill costs, how much of an order it is, and what is on record of that. */
class CostsTest {

  private static final ExecutionModel NEXT = fills(FillModel.NEXT_OPEN);

  @Test
  void slipsBuysUpAndSalesDown() {
    Costs costs = new Costs(new Slippage.BasisPoints(BigDecimal.TEN), Commission.none());

    assertThat(run("BS", tenUnits(NEXT.with(costs)), bars(at(100), at(100), at(100))).fills)
        .extracting(Fill::price)
        .containsExactly(100 * 1.001, 100 * 0.999);
  }

  @Test
  void neverSlipsBeyondALimit() {
    Costs costs = new Costs(new Slippage.BasisPoints(BigDecimal.valueOf(500)), Commission.none());
    BacktestSpec spec =
        tenUnits(
            fills(FillModel.NEXT_BAR_RANGE)
                .with(costs)
                .with(OrderRules.market().withLimitOffset(0.1)));

    assertThat(run("B", spec, bars(at(100), bar(95, 96, 80, 94))).fills)
        .extracting(Fill::price)
        .containsExactly(90.0);
  }

  @Test
  void slipsWithTheSquareOfTheShareOfVolume() {
    ExecutionModel model =
        NEXT.with(OrderRules.market().withParticipation(0.5))
            .with(new Costs(new Slippage.VolumeShare(0.1), Commission.none()));

    assertThat(
            run("B", tenUnits(model), bars(at(100), new double[] {100, 100, 100, 100, 40})).fills)
        .extracting(Fill::price)
        .containsExactly(100 * (1 + 0.1 * 0.25 * 0.25));
  }

  @Test
  void paysPerShareAndPercentButTheMinimumAtLeast() {
    assertThat(fee("0.01", "0.1", "0")).isCloseTo(10 * 0.01 + 1000 * 0.001, within(1e-12));
    assertThat(fee("0.01", "0.1", "5")).isEqualTo(5);
  }

  private static double fee(String perShare, String percent, String minimum) {
    Commission commission =
        new Commission(new BigDecimal(perShare), new BigDecimal(percent), new BigDecimal(minimum));
    ExecutionModel model = NEXT.with(new Costs(Slippage.none(), commission));
    return run("B", tenUnits(model), bars(at(100), at(100))).fills.get(0).commission();
  }

  @Test
  void paysTheMinimumOncePerOrderThatFillsInParts() {
    Commission commission = new Commission(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.valueOf(7));
    ExecutionModel model =
        NEXT.with(OrderRules.market().withParticipation(0.004))
            .with(new Costs(Slippage.none(), commission));

    assertThat(run("B", tenUnits(model), bars(at(10), at(10), at(10), at(10), at(10))).fills)
        .extracting(Fill::quantity, Fill::commission, Fill::order)
        .containsExactly(tuple(4.0, 7.0, 1L), tuple(4.0, 0.0, 1L), tuple(2.0, 0.0, 1L));
  }

  @Test
  void leavesTheRestOpenForAsManyBarsAsItIsGoodFor() {
    ExecutionModel model = NEXT.with(OrderRules.market().withParticipation(0.004).goodFor(2));
    Log log = run("B", tenUnits(model), bars(at(10), at(10), at(10), at(10), at(10)));

    assertThat(log.fills).extracting(Fill::quantity).containsExactly(4.0, 4.0);
    assertThat(log.cancelled).containsExactly("1 2.0 it was not good for longer");
  }

  @Test
  void sellsWhatWasBoughtWhenTheStrategyWantsOutOfAnOrderThatIsHalfFilled() {
    ExecutionModel model = NEXT.with(OrderRules.market().withParticipation(0.004));
    Log log = run("BS", tenUnits(model), bars(at(10), at(10), at(10), at(10)));

    assertThat(log.cancelled).containsExactly("1 6.0 the strategy wants out");
    assertThat(log.fills)
        .extracting(Fill::quantity, Fill::order)
        .containsExactly(tuple(4.0, 1L), tuple(4.0, 2L));
  }

  @Test
  void buysOnlyWhatCashPaysForWhenTheOpenIsHigherThanExpected() {
    BacktestSpec spec =
        BacktestSpec.of(
            new BigDecimal(1000),
            Sizing.allCash(),
            NEXT.with(new Costs(Slippage.none(), Commission.percent(BigDecimal.ONE))));
    Log log = run("B", spec, bars(at(10), at(20)));

    assertThat(log.orders).extracting(OrderPlaced::amount).containsExactly(100.0);
    assertThat(log.fills).extracting(Fill::quantity).containsExactly(49.0);
    assertThat(log.cancelled).containsExactly("1 51.0 cash does not pay for more");
  }

  @Test
  void buysPartsOfAUnitIfThatIsAllowed() {
    BacktestSpec spec =
        BacktestSpec.of(
            new BigDecimal(1000),
            Sizing.allCash(),
            NEXT.with(OrderRules.market().with(OrderRules.Lots.FRACTIONAL)));

    assertThat(run("B", spec, bars(at(3), at(3))).fills)
        .extracting(Fill::quantity)
        .containsExactly(333.333333333);
  }

  @Test
  void buysWhatCashPaysForWhenAUnitCostsNextToNothing() {
    BacktestSpec spec =
        BacktestSpec.of(
            new BigDecimal("10000.01"),
            Sizing.allCash(),
            NEXT.with(OrderRules.market().with(OrderRules.Lots.FRACTIONAL))
                .with(new Costs(Slippage.none(), Commission.percent(new BigDecimal("0.07")))));
    for (double price = 1e-9; price < 1e-3; price *= 1.7) {
      Log log = run("B", spec, bars(at(price), at(price)));

      assertThat(log.fills).hasSize(1);
      double spent = log.fills.get(0).value() + log.fills.get(0).commission();
      assertThat(spent).isLessThanOrEqualTo(10_000.01).isCloseTo(10_000.01, within(1e-6));
    }
  }

  @Test
  void buysNothingMoreWhenTheCommissionOfASaleHasLeftLessThanNothing() {
    Commission dear = new Commission(BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal(60));
    BacktestSpec spec =
        BacktestSpec.of(
            new BigDecimal(100),
            new Sizing.FixedQuantity(BigDecimal.ONE),
            NEXT.with(new Costs(Slippage.none(), dear)));
    Log log = run("BSB", spec, bars(at(30), at(30), at(30), at(30)));

    assertThat(log.fills).extracting(Fill::commission).containsExactly(60.0, 60.0);
    assertThat(log.moments.get(3).toString()).endsWith(" -20.0 -20.0]");
    assertThat(log.cancelled).containsExactly("3 1.0 cash does not pay for more");
  }

  @Test
  void asksForAValueIfThatIsTheBasis() {
    BacktestSpec spec =
        BacktestSpec.of(
            new BigDecimal(1000),
            new Sizing.FixedValue(new BigDecimal(100)),
            NEXT.with(OrderRules.market().with(OrderRules.Basis.VALUE)));

    assertThat(run("B", spec, bars(at(10), at(20))).fills)
        .extracting(Fill::quantity)
        .containsExactly(5.0);
  }

  @Test
  void setsTheCashOfWorkingOrdersAside() {
    Log log = new Log();
    BarSeries other =
        BarSeries.of(
            new Symbol("XYZ"),
            Duration.ofMinutes(1),
            List.of(new Bar(Instant.EPOCH, 10, 10, 10, 10, 10)));

    new Backtest(List.of(bars(at(10), at(10)), other))
        .walk(
            symbol -> new Script("B"),
            BacktestSpec.of(new BigDecimal(1000), Sizing.allCash(), NEXT),
            log,
            () -> true);

    assertThat(log.orders).extracting(order -> order.symbol().value()).containsExactly("ABC");
  }

  @Test
  void refusesASizeThatWouldNeedCredit() {
    assertThatThrownBy(() -> new Sizing.EquityShare(1.5, 1, BigDecimal.ZERO))
        .hasMessage("share of equity must be above 0 and at most 1, was 1.5");
  }

  @Tag("U9")
  @Test
  void recordsTheAssumptionsThatItMakes() {
    ExecutionModel model =
        fills(FillModel.NEXT_OPEN)
            .with(new Timing(FillModel.NEXT_OPEN, new Latency.BarCount(2), Scenario.HOURS))
            .with(OrderRules.market().withParticipation(0.1))
            .with(new Costs(new Slippage.VolumeShare(0.1), Commission.percent(BigDecimal.ONE)));

    assertThat(model.assumptions(Duration.ofMinutes(1), Optional.of(7L)))
        .isEqualTo(
            new Assumptions(
                FillModel.NEXT_OPEN,
                Optional.of(new BigDecimal("10.00000")),
                Optional.of(Duration.ofMinutes(2)),
                Assumptions.Fees.MODELLED,
                Assumptions.PartialFills.MODELLED,
                Assumptions.MarketHours.RESPECTED,
                Optional.of(7L)));
    assertThat(ExecutionModel.nextOpen().assumptions(Duration.ofMinutes(1), Optional.empty()))
        .isEqualTo(
            new Assumptions(
                FillModel.NEXT_OPEN,
                Optional.of(BigDecimal.ZERO),
                Optional.of(Duration.ZERO),
                Assumptions.Fees.NONE,
                Assumptions.PartialFills.NEVER,
                Assumptions.MarketHours.IGNORED,
                Optional.empty()));
  }

  @Test
  void refusesModelsThatCannotBe() {
    assertThatThrownBy(() -> NEXT.with(OrderRules.market().withLimitOffset(0.1)))
        .hasMessage("limit orders need fill model NEXT_BAR_RANGE, was NEXT_OPEN");
    assertThatThrownBy(() -> NEXT.with(new StopLoss(0.1, StopLoss.Trigger.INTRABAR, 0)))
        .hasMessage("an intrabar stop needs fill model NEXT_BAR_RANGE, was NEXT_OPEN");
    assertThatThrownBy(() -> NEXT.with(new Costs(new Slippage.VolumeShare(0.1), Commission.none())))
        .hasMessage("slippage by volume share needs a participation limit");
    assertThatThrownBy(
            () -> new Timing(FillModel.SAME_CLOSE, new Latency.BarCount(1), Hours.ignored()))
        .hasMessage("latency must be zero with fill model SAME_CLOSE, was BarCount[count=1]");
    for (FillModel fills : List.of(FillModel.UNKNOWN, FillModel.NEXT_QUOTE, FillModel.EXTERNAL)) {
      assertThatThrownBy(() -> fills(fills)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
