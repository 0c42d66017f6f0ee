package io.orrery.backtest;

import static io.orrery.backtest.Script.at;
import static io.orrery.backtest.Script.bar;
import static io.orrery.backtest.Script.bars;
import static io.orrery.backtest.Script.fills;
import static io.orrery.backtest.Script.missing;
import static io.orrery.backtest.Script.run;
import static io.orrery.backtest.Script.tenUnits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import io.orrery.trade.Side;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Assumptions.MarketHours;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When and at what price an order fills. */
class FillModelTest {

  private static final ExecutionModel RANGE = fills(FillModel.NEXT_BAR_RANGE);
  private static final StopLoss STOP = new StopLoss(0.05, StopLoss.Trigger.INTRABAR, 1);

  @Test
  void fillsAtTheOpenOfTheNextBarThatThereIs() {
    Log log =
        run(
            "B",
            tenUnits(fills(FillModel.NEXT_OPEN)),
            bars(at(10), missing(), bar(11, 13, 10, 12)));

    assertThat(log.fills)
        .extracting(Fill::price, Fill::millis)
        .containsExactly(tuple(11.0, 120_000L));
  }

  @Test
  void neverFillsOnABarThatIsMissing() {
    Log log = run("B", tenUnits(fills(FillModel.NEXT_OPEN)), bars(at(10), missing()));

    assertThat(log.fills).isEmpty();
    assertThat(log.cancelled).containsExactly("1 10.0 the data ended");
  }

  @Test
  void fillsAtTheCloseThatCausedTheOrderIfThatIsAskedFor() {
    Log log = run("B", tenUnits(fills(FillModel.SAME_CLOSE)), bars(bar(10, 13, 9, 12), at(20)));

    assertThat(log.fills)
        .extracting(Fill::price, Fill::millis)
        .containsExactly(tuple(12.0, 60_000L));
  }

  @Test
  void valuesButNeverTradesALastPriceThatHasNoBarAtTheEnd() {
    BarSeries gone = bars(at(10), at(12));
    BarSeries.Builder other = BarSeries.builder(new Symbol("XYZ"), Duration.ofMinutes(1));
    for (int i = 0; i < 4; i++) {
      other.add(i * 60_000L, 5, 5, 5, 5, 100);
    }
    Log log = new Log();

    Walk walk =
        new Backtest(List.of(gone, other.build()))
            .walk(
                symbol -> new Script(symbol.value().equals("ABC") ? "B" : ""),
                tenUnits(fills(FillModel.NEXT_OPEN)).with(BacktestSpec.AtEnd.CLOSE),
                log,
                () -> true);

    assertThat(log.fills).extracting(Fill::side).containsExactly(Side.BUY);
    assertThat(walk.positions()).hasSize(1);
    assertThat(walk.equity()).isEqualTo(10_000);
  }

  @Test
  void closesPositionsAtTheEndOnlyIfAsked() {
    BacktestSpec spec = tenUnits(fills(FillModel.NEXT_OPEN));
    BarSeries bars = bars(at(10), at(10), at(12));

    assertThat(run("B", spec, bars).fills).hasSize(1);
    assertThat(run("B", spec.with(BacktestSpec.AtEnd.CLOSE), bars).fills)
        .extracting(Fill::side, Fill::price, Fill::reason)
        .last()
        .isEqualTo(tuple(Side.SELL, 12.0, "the data ended"));
  }

  @Test
  void buysAtALimitInsideTheBarOnlyIfTheMarketWentThroughIt() {
    BacktestSpec spec = tenUnits(RANGE.with(OrderRules.market().withLimitOffset(0.1)));

    assertThat(run("B", spec, bars(at(100), bar(95, 96, 90, 94))).fills).isEmpty();
    assertThat(run("B", spec, bars(at(100), bar(95, 96, 89, 94))).fills)
        .extracting(Fill::price, Fill::millis)
        .containsExactly(tuple(90.0, 120_000L));
  }

  @Test
  void buysAtTheOpenThatGappedThroughTheLimit() {
    BacktestSpec spec = tenUnits(RANGE.with(OrderRules.market().withLimitOffset(0.1)));

    assertThat(run("B", spec, bars(at(100), bar(80, 96, 79, 94))).fills)
        .extracting(Fill::price, Fill::millis)
        .containsExactly(tuple(80.0, 60_000L));
  }

  @Test
  void sellsAtALimitAboveTheDecidingClose() {
    BacktestSpec spec = tenUnits(RANGE.with(OrderRules.market().withLimitOffset(0.1)));
    Log log = run("BBS", spec, bars(at(100), bar(95, 96, 80, 90), at(100), bar(101, 111, 99, 100)));

    assertThat(log.fills).extracting(Fill::price).containsExactly(90.0, 110.00000000000001);
  }

  @Test
  void fillsAStopAtItsPriceInsideTheBar() {
    Log log =
        run("B", tenUnits(RANGE.with(STOP)), bars(at(100), at(100), bar(99, 100, 94, 98), at(98)));

    assertThat(log.fills)
        .extracting(Fill::side, Fill::price, Fill::millis, Fill::reason)
        .containsExactly(
            tuple(Side.BUY, 100.0, 60_000L, "the script says so"),
            tuple(Side.SELL, 95.0, 180_000L, "stop loss at -5.0 %"));
  }

  @Test
  void neverFillsAStopBetterThanTheOpenItGappedTo() {
    Log log =
        run("B", tenUnits(RANGE.with(STOP)), bars(at(100), at(100), bar(80, 99, 79, 98), at(98)));

    assertThat(log.fills)
        .extracting(Fill::price, Fill::reason)
        .last()
        .isEqualTo(tuple(80.0, "stop loss at -20.0 %"));
  }

  @Test
  void takesTheStopWhenAStopAndALimitLieInOneBar() {
    BacktestSpec spec = tenUnits(RANGE.with(STOP).with(OrderRules.market().withLimitOffset(0.01)));
    Log log =
        run("BBS", spec, bars(at(100), bar(100, 100, 98, 99), at(100), bar(99, 110, 90, 105)));

    assertThat(log.fills)
        .extracting(Fill::side, Fill::reason)
        .last()
        .isEqualTo(tuple(Side.SELL, "stop loss at -5.0 %"));
    assertThat(log.cancelled).containsExactly("2 10.0 a stop was hit");
  }

  @Test
  void stopsInTheBarThatBoughtInsideItIfItsLowIsBelow() {
    BacktestSpec spec = tenUnits(RANGE.with(STOP).with(OrderRules.market().withLimitOffset(0.01)));
    Log log = run("B", spec, bars(at(100), bar(100, 101, 90, 100)));

    assertThat(log.fills).extracting(Fill::price).containsExactly(99.0, 99.0 * 0.95);
  }

  @Test
  void sellsAtTheNextOpenWhenACloseHitsTheStop() {
    StopLoss stop = new StopLoss(0.05, StopLoss.Trigger.CLOSE, 1);
    Log log =
        run(
            "B",
            tenUnits(fills(FillModel.NEXT_OPEN).with(stop)),
            bars(at(100), at(100), bar(99, 99, 50, 96), bar(96, 96, 95, 95), at(90)));

    assertThat(log.fills)
        .extracting(Fill::price, Fill::millis, Fill::reason)
        .last()
        .isEqualTo(tuple(90.0, 240_000L, "stop loss at -5.0 %"));
  }

  @Test
  void buysAgainAfterAStopOnlyWhenItHasWaited() {
    BarSeries bars = bars(at(100), at(90), at(90), at(90), at(90));
    ExecutionModel model = fills(FillModel.SAME_CLOSE);

    assertThat(boughtAt("BBBBB", model.with(stopped(0)), bars)).containsExactly(60_000L, 120_000L);
    assertThat(boughtAt("BBBBB", model.with(stopped(1)), bars)).containsExactly(60_000L, 180_000L);
    assertThat(boughtAt("BBBBB", model.with(stopped(3)), bars)).containsExactly(60_000L, 300_000L);
  }

  private static StopLoss stopped(int wait) {
    return new StopLoss(0.05, StopLoss.Trigger.CLOSE, wait);
  }

  private static List<Long> boughtAt(String letters, ExecutionModel model, BarSeries bars) {
    return run(letters, tenUnits(model), bars).fills.stream()
        .filter(fill -> fill.side() == Side.BUY)
        .map(Fill::millis)
        .toList();
  }

  @Test
  void letsAnOrderMissTheOpensThatWerePrintedBeforeItArrived() {
    BarSeries bars = bars(at(10), at(11), at(12), at(13));
    Latency second = new Latency.Time(Duration.ofSeconds(1));
    Latency two = new Latency.BarCount(2);

    assertThat(boughtFor(second, bars)).containsExactly(12.0);
    assertThat(boughtFor(two, bars)).containsExactly(13.0);
  }

  private static List<Double> boughtFor(Latency latency, BarSeries bars) {
    ExecutionModel model =
        ExecutionModel.nextOpen().with(new Timing(FillModel.NEXT_OPEN, latency, Hours.ignored()));
    return run("B", tenUnits(model), bars).fills.stream().map(Fill::price).toList();
  }

  @Tag("U9")
  @Test
  void waitsUntilTheMarketIsOpen() {
    Hours hours =
        new Hours() {
          @Override
          public MarketHours kind() {
            return MarketHours.RESPECTED;
          }

          @Override
          public boolean isOpen(long millis) {
            return millis >= 120_000;
          }
        };
    BarSeries bars = bars(at(10), at(11), at(12));
    Timing next = new Timing(FillModel.NEXT_OPEN, Latency.none(), hours);
    Timing same = new Timing(FillModel.SAME_CLOSE, Latency.none(), hours);

    assertThat(run("B", tenUnits(ExecutionModel.nextOpen().with(next)), bars).fills)
        .extracting(Fill::price)
        .containsExactly(12.0);
    assertThat(run("B", tenUnits(ExecutionModel.nextOpen().with(same)), bars).fills)
        .extracting(Fill::price)
        .containsExactly(12.0);
  }
}
