package io.orrery.benchmarks;

import io.orrery.backtest.Backtest;
import io.orrery.backtest.BacktestSpec;
import io.orrery.backtest.Commission;
import io.orrery.backtest.Costs;
import io.orrery.backtest.ExecutionModel;
import io.orrery.backtest.RunSummary;
import io.orrery.backtest.Sizing;
import io.orrery.backtest.Slippage;
import io.orrery.backtest.StopLoss;
import io.orrery.backtest.WalkListener;
import io.orrery.market.BarSeries;
import io.orrery.strategy.Momentum;
import java.math.BigDecimal;
import java.util.List;

/** Momentum on Orrery: orders at the next open, slippage, commission, a stop, cash, valuation. */
final class OurMomentum {

  /**
   * 10,000 at a time from an account that never runs dry, 10 basis points, a tenth of a percent, a
   * stop at 5 %.
   */
  static final BacktestSpec SPEC =
      BacktestSpec.of(
          new BigDecimal(1_000_000_000),
          new Sizing.FixedValue(new BigDecimal(10_000)),
          ExecutionModel.nextOpen()
              .with(
                  new Costs(
                      new Slippage.BasisPoints(BigDecimal.TEN),
                      Commission.percent(new BigDecimal("0.1"))))
              .with(new StopLoss(0.05, StopLoss.Trigger.CLOSE, 1)));

  private static final Momentum MOMENTUM = Momentum.withDefaults();

  private final Backtest backtest;

  OurMomentum(BarSeries series) {
    this.backtest = new Backtest(List.of(series));
  }

  /** Nobody listens; the account is valued at every bar all the same. Answers its worth. */
  double run() {
    return backtest.walk(symbol -> MOMENTUM, SPEC, WalkListener.NONE, () -> true).equity();
  }

  /** Somebody follows every value, for the deepest fall, and every fill. */
  RunSummary runFollowed() {
    return RunSummary.of(backtest, symbol -> MOMENTUM, SPEC, () -> true);
  }

  /** Curve, fills and round trips are kept in memory. */
  int runKept() {
    return backtest.run(symbol -> MOMENTUM, SPEC).curve().size();
  }
}
