package io.orrery.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.Function;
import org.ta4j.core.BaseBarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.analysis.cost.LinearTransactionCostModel;
import org.ta4j.core.analysis.cost.ZeroCostModel;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.StopLossRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/** Momentum on ta4j 0.17: its own indicator, rules, costs and fills at the next open. */
final class Ta4jMomentum {

  private final BaseBarSeries series;

  /** Takes the first {@code size} bars. */
  Ta4jMomentum(LongSeries bars, int size, Function<Number, Num> number) {
    this.series = new BaseBarSeriesBuilder().withName("long").withNumTypeOf(number).build();
    for (int i = 0; i < size; i++) {
      series.addBar(
          Duration.ofMinutes(1),
          end(bars.series().startMillis(i)),
          number.apply(bars.series().open(i)),
          number.apply(bars.series().high(i)),
          number.apply(bars.series().low(i)),
          number.apply(bars.series().close(i)),
          number.apply(bars.series().volume(i)));
    }
  }

  /** How many fills there were; indicators are made anew, as they keep what they calculated. */
  int run() {
    ClosePriceIndicator close = new ClosePriceIndicator(series);
    ROCIndicator momentum = new ROCIndicator(close, 19);
    BaseStrategy strategy =
        new BaseStrategy(
            new OverIndicatorRule(momentum, series.num().numOf(2)),
            new UnderIndicatorRule(momentum, series.num().numOf(-1)).or(new StopLossRule(close, 5)),
            19);
    TradingRecord record =
        new BarSeriesManager(
                series,
                new LinearTransactionCostModel(0.001),
                new ZeroCostModel(),
                new TradeOnNextOpenModel())
            .run(strategy);
    return record.getTrades().size();
  }

  private static ZonedDateTime end(long startMillis) {
    return Instant.ofEpochMilli(startMillis + 60_000).atZone(ZoneOffset.UTC);
  }
}
