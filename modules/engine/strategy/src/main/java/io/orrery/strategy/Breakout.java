package io.orrery.strategy;

import io.orrery.basics.StrategyName;
import io.orrery.market.Bars;
import java.util.List;
import java.util.SortedMap;

/**
 * Buys above the channel of the bars before, sells below it or at the stop.
 *
 * <p>The channel is from the lowest low to the highest high of the {@code lookback} bars before the
 * newest, which is not among them. The strength of a buy is how far above the high it closed, as a
 * fraction of the high; of a sale 1; of a holding the place of the close in the channel, 0 at the
 * low and 1 at the high; all cut to 0 to 1. In a channel without width the place is one half.
 *
 * @param lookback how many bars before the newest make the channel, 1 to 10,000 bars
 * @param breakoutThreshold buys when above the high by more, strictly; a fraction, 0 to 10
 * @param breakdownThreshold sells when below the low by more, strictly; a fraction, 0 to 1
 * @param stopLoss sells at this loss or more; a fraction of the entry price, 0 to 1; 1 is never
 */
public record Breakout(
    int lookback, double breakoutThreshold, double breakdownThreshold, double stopLoss)
    implements Strategy {

  private static final StrategyName NAME = new StrategyName("breakout");
  private static final Parameter LOOKBACK =
      Parameter.integer(
          "lookback", "bars", 1, 10_000, 20, "How many bars before the newest make the channel.");
  private static final Parameter BREAKOUT_THRESHOLD =
      Parameter.decimal(
          "breakout_threshold", "fraction", "0 to 10", "0.01", "Buys when above the high by more.");
  private static final Parameter BREAKDOWN_THRESHOLD =
      Parameter.decimal(
          "breakdown_threshold", "fraction", "0 to 1", "0.01", "Sells when below the low by more.");

  /** Refuses with {@link IllegalArgumentException} what is outside its range. */
  public Breakout {
    LOOKBACK.check(lookback);
    BREAKOUT_THRESHOLD.check(breakoutThreshold);
    BREAKDOWN_THRESHOLD.check(breakdownThreshold);
    Stop.PARAMETER.check(stopLoss);
  }

  /** Makes these strategies from parameters. */
  public static StrategyProvider provider() {
    return StrategyProvider.of(
        NAME,
        "Buys above the channel of the bars before, sells below it or at its stop.",
        List.of(LOOKBACK, BREAKOUT_THRESHOLD, BREAKDOWN_THRESHOLD, Stop.PARAMETER),
        values ->
            new Breakout(
                values.integer("lookback"),
                values.decimal("breakout_threshold"),
                values.decimal("breakdown_threshold"),
                values.decimal("stop_loss")));
  }

  /** The channel of 20 bars, buys 1 % above, sells 1 % below, stops at 5 %. */
  public static Breakout withDefaults() {
    return new Breakout(20, 0.01, 0.01, 0.05);
  }

  @Override
  public StrategyName name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Buys on %s-bar high breakout, sells on low breakdown".formatted(lookback);
  }

  @Override
  public int requiredHistory() {
    return lookback + 1;
  }

  @Override
  public SortedMap<String, String> parameters() {
    return Numbers.of("lookback", lookback)
        .and("breakout_threshold", breakoutThreshold)
        .and("breakdown_threshold", breakdownThreshold)
        .and("stop_loss", stopLoss)
        .texts();
  }

  @Override
  public Action act(Bars bars, Holding holding) {
    double price = bars.close(0);
    if (holding.isFlat()) {
      return price > breakoutLevel(Indicators.highest(bars, 1, lookback))
          ? Action.BUY
          : Action.HOLD;
    }
    return price < breakdownLevel(Indicators.lowest(bars, 1, lookback))
            || Stop.isHit(holding, price, stopLoss)
        ? Action.SELL
        : Action.HOLD;
  }

  @Override
  public Signal decide(Bars bars, Holding holding) {
    Enough.bars(this, bars);
    double high = Indicators.highest(bars, 1, lookback);
    double low = Indicators.lowest(bars, 1, lookback);
    return holding.isFlat() ? flat(bars, high, low) : held(bars, high, low, holding);
  }

  private Signal flat(Bars bars, double high, double low) {
    double price = bars.close(0);
    Numbers numbers = channel(high, low);
    if (price > breakoutLevel(high)) {
      double above = (price - high) / high;
      return new Signal(
          Action.BUY,
          Numbers.clamped(above),
          "Breakout above %s-%s high (%s)".formatted(lookback, unit(bars), Words.price(high)),
          numbers.and("breakout_level", breakoutLevel(high)).and("above_high", above).map());
    }
    double place = place(price, high, low);
    String reason =
        "In channel (%s - %s, %s position)"
            .formatted(Words.price(low), Words.price(high), Words.wholePercent(place));
    return new Signal(Action.HOLD, 0, reason, numbers.and("channel_position", place).map());
  }

  private Signal held(Bars bars, double high, double low, Holding holding) {
    double price = bars.close(0);
    Numbers numbers = channel(high, low).holding(holding, price);
    if (Stop.isHit(holding, price, stopLoss)) {
      return Stop.signal(holding, price, numbers.map());
    }
    if (price < breakdownLevel(low)) {
      return new Signal(
          Action.SELL,
          1,
          "Breakdown below %s-%s low (%s)".formatted(lookback, unit(bars), Words.price(low)),
          numbers.and("breakdown_level", breakdownLevel(low)).map());
    }
    double place = place(price, high, low);
    String reason =
        "In channel (%s position, P/L: %s)"
            .formatted(Words.wholePercent(place), Words.percent(holding.gainAt(price)));
    return new Signal(
        Action.HOLD, Numbers.clamped(place), reason, numbers.and("channel_position", place).map());
  }

  private static Numbers channel(double high, double low) {
    return Numbers.of("period_high", high).and("period_low", low);
  }

  private static double place(double price, double high, double low) {
    return high > low ? (price - low) / (high - low) : 0.5;
  }

  private String unit(Bars bars) {
    return Words.unit(bars, lookback + 1);
  }

  private double breakoutLevel(double high) {
    return high * (1 + breakoutThreshold);
  }

  private double breakdownLevel(double low) {
    return low * (1 - breakdownThreshold);
  }
}
