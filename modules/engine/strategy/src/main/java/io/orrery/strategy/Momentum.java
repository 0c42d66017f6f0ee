package io.orrery.strategy;

import io.orrery.basics.StrategyName;
import io.orrery.market.Bars;
import java.util.List;
import java.util.SortedMap;

/**
 * Buys what has risen, sells it when it turns or hits its stop.
 *
 * <p>Momentum is the newest close against the oldest of the newest {@code lookback} closes, as a
 * fraction of the latter: both ends are counted, so 20 closes span 19 steps. The strength of a buy
 * or a holding is the momentum, of a sale its size, cut to 0 to 1; of a stop 1.
 *
 * @param lookback how many closes are looked at, both ends counted, 2 to 10,000 bars
 * @param momentumThreshold buys above this, strictly; a fraction, -1 to 10
 * @param sellThreshold sells below this, strictly; a fraction, -1 to 10
 * @param stopLoss sells at this loss or more; a fraction of the entry price, 0 to 1; 1 is never
 */
public record Momentum(
    int lookback, double momentumThreshold, double sellThreshold, double stopLoss)
    implements Strategy {

  private static final StrategyName NAME = new StrategyName("momentum");
  private static final Parameter LOOKBACK =
      Parameter.integer(
          "lookback", "bars", 2, 10_000, 20, "How many closes are looked at, both ends counted.");
  private static final Parameter MOMENTUM_THRESHOLD =
      Parameter.decimal(
          "momentum_threshold", "fraction", "-1 to 10", "0.02", "Buys above this momentum.");
  private static final Parameter SELL_THRESHOLD =
      Parameter.decimal(
          "sell_threshold", "fraction", "-1 to 10", "-0.01", "Sells below this momentum.");

  /** Refuses with {@link IllegalArgumentException} what is outside its range. */
  public Momentum {
    LOOKBACK.check(lookback);
    MOMENTUM_THRESHOLD.check(momentumThreshold);
    SELL_THRESHOLD.check(sellThreshold);
    Stop.PARAMETER.check(stopLoss);
  }

  /** Makes these strategies from parameters. */
  public static StrategyProvider provider() {
    return StrategyProvider.of(
        NAME,
        "Buys what has risen, sells when it turns or hits its stop.",
        List.of(LOOKBACK, MOMENTUM_THRESHOLD, SELL_THRESHOLD, Stop.PARAMETER),
        values ->
            new Momentum(
                values.integer("lookback"),
                values.decimal("momentum_threshold"),
                values.decimal("sell_threshold"),
                values.decimal("stop_loss")));
  }

  /** 20 bars, buys above 2 %, sells below -1 %, stops at 5 %. */
  public static Momentum withDefaults() {
    return new Momentum(20, 0.02, -0.01, 0.05);
  }

  @Override
  public StrategyName name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Buys stocks with >%s momentum, sells on reversal or %s stop-loss"
        .formatted(Words.percent(momentumThreshold), Words.percent(stopLoss));
  }

  @Override
  public int requiredHistory() {
    return lookback;
  }

  @Override
  public SortedMap<String, String> parameters() {
    return Numbers.of("lookback", lookback)
        .and("momentum_threshold", momentumThreshold)
        .and("sell_threshold", sellThreshold)
        .and("stop_loss", stopLoss)
        .texts();
  }

  @Override
  public Action act(Bars bars, Holding holding) {
    double price = bars.close(0);
    double momentum = momentum(bars, price);
    if (holding.isFlat()) {
      return momentum > momentumThreshold ? Action.BUY : Action.HOLD;
    }
    return momentum < sellThreshold || Stop.isHit(holding, price, stopLoss)
        ? Action.SELL
        : Action.HOLD;
  }

  @Override
  public Signal decide(Bars bars, Holding holding) {
    Enough.bars(this, bars);
    Action action = act(bars, holding);
    double momentum = momentum(bars, bars.close(0));
    return holding.isFlat()
        ? flat(action, momentum, bars)
        : held(action, momentum, bars.close(0), holding);
  }

  private Signal flat(Action action, double momentum, Bars bars) {
    Numbers numbers = Numbers.of("momentum", momentum);
    if (action == Action.BUY) {
      return new Signal(
          action,
          Numbers.clamped(momentum),
          "Strong momentum (%s over %s %ss)"
              .formatted(Words.percent(momentum), lookback, Words.unit(bars, lookback)),
          numbers.and("lookback", lookback).map());
    }
    return new Signal(
        action,
        Numbers.clamped(momentum),
        "Momentum below threshold (%s < %s)"
            .formatted(Words.percent(momentum), Words.percent(momentumThreshold)),
        numbers.map());
  }

  private Signal held(Action action, double momentum, double price, Holding holding) {
    SortedMap<String, Double> numbers =
        Numbers.of("momentum", momentum).holding(holding, price).map();
    if (Stop.isHit(holding, price, stopLoss)) {
      return Stop.signal(holding, price, numbers);
    }
    if (action == Action.SELL) {
      return new Signal(
          action,
          Numbers.clamped(Math.abs(momentum)),
          "Momentum turned negative (%s)".formatted(Words.percent(momentum)),
          numbers);
    }
    return new Signal(
        action,
        Numbers.clamped(momentum),
        "Holding (momentum: %s, P/L: %s)"
            .formatted(Words.percent(momentum), Words.percent(holding.gainAt(price))),
        numbers);
  }

  private double momentum(Bars bars, double price) {
    double first = bars.close(lookback - 1);
    return (price - first) / first;
  }
}
