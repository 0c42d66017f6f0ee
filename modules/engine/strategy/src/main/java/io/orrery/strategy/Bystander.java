package io.orrery.strategy;

import io.orrery.basics.StrategyName;
import io.orrery.market.Bars;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Never wants anything: it stands where bars are only looked at, and people order. */
public record Bystander() implements Strategy {

  private static final StrategyName NAME = new StrategyName("bystander");

  @Override
  public StrategyName name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Looks on, and never buys or sells";
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
  public Action act(Bars bars, Holding holding) {
    return Action.HOLD;
  }

  @Override
  public Signal decide(Bars bars, Holding holding) {
    Enough.bars(this, bars);
    return new Signal(Action.HOLD, 0, "Only people order here", new TreeMap<>());
  }
}
