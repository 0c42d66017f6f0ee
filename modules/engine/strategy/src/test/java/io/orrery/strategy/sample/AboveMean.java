package io.orrery.strategy.sample;

import io.orrery.basics.StrategyName;
import io.orrery.market.Bars;
import io.orrery.strategy.Action;
import io.orrery.strategy.Holding;
import io.orrery.strategy.Indicators;
import io.orrery.strategy.ParameterValues;
import io.orrery.strategy.Signal;
import io.orrery.strategy.Strategy;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds what is above its mean. */
public record AboveMean(int period, SortedMap<String, String> parameters) implements Strategy {

  static final StrategyName NAME = new StrategyName("above_mean");

  AboveMean(ParameterValues values) {
    this(values.integer("period"), values.texts());
  }

  @Override
  public StrategyName name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Holds what is above its mean of " + period + " bars";
  }

  @Override
  public int requiredHistory() {
    return period;
  }

  @Override
  public Signal decide(Bars bars, Holding holding) {
    double mean = Indicators.sma(bars, period);
    boolean above = bars.close(0) > mean;
    Action wanted = above ? Action.BUY : Action.SELL;
    return new Signal(
        above == holding.isFlat() ? wanted : Action.HOLD,
        1,
        above ? "Above its mean" : "Not above its mean",
        new TreeMap<>(java.util.Map.of("mean", mean)));
  }
}
