package io.orrery.strategy;

import io.orrery.basics.StrategyName;
import io.orrery.market.Bars;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Buys at once and never sells: the yardstick of every other strategy. */
public record BuyAndHold() implements Strategy {

  private static final StrategyName NAME = new StrategyName("buy_and_hold");

  /** Makes this strategy; it has no parameters. */
  public static StrategyProvider provider() {
    return StrategyProvider.of(
        NAME, "Buys at once and never sells.", List.of(), values -> new BuyAndHold());
  }

  @Override
  public StrategyName name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Buys at once and never sells";
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
    return holding.isFlat() ? Action.BUY : Action.HOLD;
  }

  @Override
  public Signal decide(Bars bars, Holding holding) {
    Enough.bars(this, bars);
    if (holding.isFlat()) {
      return new Signal(Action.BUY, 1, "Nothing held", new TreeMap<>());
    }
    double price = bars.close(0);
    String reason = "Holding (P/L: %s)".formatted(Words.percent(holding.gainAt(price)));
    return new Signal(
        Action.HOLD,
        1,
        reason,
        Numbers.of("entry_price", holding.entryPrice()).holding(holding, price).map());
  }
}
