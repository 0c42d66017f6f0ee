package io.orrery.backtest;

import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import io.orrery.strategy.Action;
import io.orrery.strategy.Holding;
import io.orrery.strategy.Signal;
import io.orrery.strategy.Strategy;
import io.orrery.universe.Assumptions.FillModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * Hand-made minute bars and a strategy that does on each what its letter says: B buy, S sell,
 * anything else nothing.
 */
class Script implements Strategy {

  private final String letters;

  Script(String letters) {
    this.letters = letters;
  }

  /** Bars of open, high, low, close and volume each, a minute apart from 1970 on. */
  static BarSeries bars(double[]... bars) {
    BarSeries.Builder series = BarSeries.builder(new Symbol("ABC"), Duration.ofMinutes(1));
    for (int i = 0; i < bars.length; i++) {
      double[] bar = bars[i];
      if (bar.length > 0) {
        series.add(i * 60_000L, bar[0], bar[1], bar[2], bar[3], bar[4]);
      }
    }
    return series.build();
  }

  /** A bar of 1,000 units at one price. */
  static double[] at(double price) {
    return new double[] {price, price, price, price, 1000};
  }

  static double[] bar(double open, double high, double low, double close) {
    return new double[] {open, high, low, close, 1000};
  }

  /** A minute without a bar. */
  static double[] missing() {
    return new double[0];
  }

  /** Ten units at a time from 10,000. */
  static BacktestSpec tenUnits(ExecutionModel model) {
    return BacktestSpec.of(new BigDecimal(10_000), new Sizing.FixedQuantity(BigDecimal.TEN), model);
  }

  static ExecutionModel fills(FillModel fills) {
    return ExecutionModel.nextOpen().with(new Timing(fills, Latency.none(), Hours.ignored()));
  }

  /** What was told when the letters were followed. */
  static Log run(String letters, BacktestSpec spec, BarSeries bars) {
    Log log = new Log();
    new Backtest(List.of(bars)).walk(symbol -> new Script(letters), spec, log, () -> true);
    return log;
  }

  @Override
  public StrategyName name() {
    return new StrategyName("script");
  }

  @Override
  public String description() {
    return "Follows a script.";
  }

  @Override
  public int requiredHistory() {
    return 1;
  }

  @Override
  public SortedMap<String, String> parameters() {
    return Collections.emptySortedMap();
  }

  @Override
  public Signal decide(Bars bars, Holding holding) {
    int minute = (int) (bars.startMillis(0) / 60_000);
    char letter = minute < letters.length() ? letters.charAt(minute) : ' ';
    Action action = letter == 'B' ? Action.BUY : letter == 'S' ? Action.SELL : Action.HOLD;
    return new Signal(action, 1, "the script says so", Collections.emptySortedMap());
  }
}
