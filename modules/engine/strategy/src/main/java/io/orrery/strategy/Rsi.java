package io.orrery.strategy;

import io.orrery.basics.StrategyName;
import io.orrery.market.Bars;
import java.util.List;
import java.util.SortedMap;

/**
 * Buys at a low relative strength index, sells at a high one or at the stop. Levels, not crossings:
 * while the index is low it says buy at every bar.
 *
 * <p>The index is {@link Indicators#rsi}, of simple means. It is undefined when no close of the
 * window differs from the one before; then nothing is bought or sold but at the stop. The strength
 * of a buy is how far the index is below its level, as a part of the level; of a sale how far above
 * its level, as a part of what lies between level and 100; of a holding where the index lies
 * between the two levels, cut to 0 to 1.
 *
 * @param rsiPeriod how many changes of the close the index is of, 1 to 10,000 bars
 * @param oversoldLevel buys at this index or below, 0 to 100; below {@code overboughtLevel}
 * @param overboughtLevel sells at this index or above, 0 to 100
 * @param stopLoss sells at this loss or more; a fraction of the entry price, 0 to 1; 1 is never
 */
public record Rsi(int rsiPeriod, double oversoldLevel, double overboughtLevel, double stopLoss)
    implements Strategy {

  private static final StrategyName NAME = new StrategyName("rsi");
  private static final Parameter RSI_PERIOD =
      Parameter.integer(
          "rsi_period", "bars", 1, 10_000, 14, "How many changes of the close the index is of.");
  private static final Parameter OVERSOLD_LEVEL =
      Parameter.decimal("oversold_level", "points", "0 to 100", "30", "Buys at this or below.");
  private static final Parameter OVERBOUGHT_LEVEL =
      Parameter.decimal("overbought_level", "points", "0 to 100", "70", "Sells at this or above.");
  private static final double MIDDLE = 50;

  /** Refuses with {@link IllegalArgumentException} what is outside its range. */
  public Rsi {
    RSI_PERIOD.check(rsiPeriod);
    OVERSOLD_LEVEL.check(oversoldLevel);
    OVERBOUGHT_LEVEL.check(overboughtLevel);
    Stop.PARAMETER.check(stopLoss);
    if (oversoldLevel >= overboughtLevel) {
      throw new IllegalArgumentException(
          "oversold_level must be below overbought_level, was %s and %s"
              .formatted(oversoldLevel, overboughtLevel));
    }
  }

  /** Makes these strategies from parameters. */
  public static StrategyProvider provider() {
    return StrategyProvider.of(
        NAME,
        "Buys at a low relative strength index, sells at a high one or at its stop.",
        List.of(RSI_PERIOD, OVERSOLD_LEVEL, OVERBOUGHT_LEVEL, Stop.PARAMETER),
        values ->
            new Rsi(
                values.integer("rsi_period"),
                values.decimal("oversold_level"),
                values.decimal("overbought_level"),
                values.decimal("stop_loss")));
  }

  /** The index of 14 changes, buys at 30 or below, sells at 70 or above, stops at 5 %. */
  public static Rsi withDefaults() {
    return new Rsi(14, 30, 70, 0.05);
  }

  @Override
  public StrategyName name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Buys when RSI(%s) <= %s, sells when >= %s"
        .formatted(rsiPeriod, level(oversoldLevel), level(overboughtLevel));
  }

  @Override
  public int requiredHistory() {
    return rsiPeriod + 1;
  }

  @Override
  public SortedMap<String, String> parameters() {
    return Numbers.of("rsi_period", rsiPeriod)
        .and("oversold_level", oversoldLevel)
        .and("overbought_level", overboughtLevel)
        .and("stop_loss", stopLoss)
        .texts();
  }

  @Override
  public Action act(Bars bars, Holding holding) {
    double rsi = Indicators.rsi(bars, rsiPeriod);
    if (holding.isFlat()) {
      return rsi <= oversoldLevel ? Action.BUY : Action.HOLD;
    }
    return rsi >= overboughtLevel || Stop.isHit(holding, bars.close(0), stopLoss)
        ? Action.SELL
        : Action.HOLD;
  }

  @Override
  public Signal decide(Bars bars, Holding holding) {
    Enough.bars(this, bars);
    double rsi = Indicators.rsi(bars, rsiPeriod);
    if (holding.isFlat()) {
      return Double.isNaN(rsi) ? undefined() : flat(rsi);
    }
    return held(rsi, bars.close(0), holding);
  }

  private Signal flat(double rsi) {
    if (rsi <= oversoldLevel) {
      return new Signal(
          Action.BUY,
          part(oversoldLevel - rsi, oversoldLevel),
          "Oversold (RSI: %s)".formatted(Words.fixed(rsi, 1)),
          Numbers.of("rsi", rsi).and("rsi_period", rsiPeriod).map());
    }
    String band = rsi >= overboughtLevel ? "strong" : rsi >= MIDDLE ? "neutral" : "weak";
    String reason =
        "RSI %s (%s, threshold: <%s)".formatted(band, Words.fixed(rsi, 1), level(oversoldLevel));
    return new Signal(Action.HOLD, 0, reason, Numbers.of("rsi", rsi).map());
  }

  private Signal undefined() {
    String reason = "RSI undefined (no price change in %s bars)".formatted(rsiPeriod);
    return new Signal(Action.HOLD, 0, reason, Numbers.of("rsi_period", rsiPeriod).map());
  }

  private Signal held(double rsi, double price, Holding holding) {
    Numbers numbers =
        Double.isNaN(rsi) ? Numbers.of("rsi_period", rsiPeriod) : Numbers.of("rsi", rsi);
    numbers.holding(holding, price);
    if (Stop.isHit(holding, price, stopLoss)) {
      return Stop.signal(holding, price, numbers.map());
    }
    String gain = Words.percent(holding.gainAt(price));
    if (Double.isNaN(rsi)) {
      String reason =
          "Holding (RSI undefined: no price change in %s bars, P/L: %s)".formatted(rsiPeriod, gain);
      return new Signal(Action.HOLD, 0, reason, numbers.map());
    }
    if (rsi >= overboughtLevel) {
      double strength = part(rsi - overboughtLevel, 100 - overboughtLevel);
      String reason = "Overbought (RSI: %s)".formatted(Words.fixed(rsi, 1));
      return new Signal(Action.SELL, strength, reason, numbers.map());
    }
    double strength = Numbers.clamped((rsi - oversoldLevel) / (overboughtLevel - oversoldLevel));
    String reason = "Holding (RSI: %s, P/L: %s)".formatted(Words.fixed(rsi, 1), gain);
    return new Signal(Action.HOLD, strength, reason, numbers.map());
  }

  /** How far beyond a level; 1 where the level is the end of the scale and cannot be passed. */
  private static double part(double beyond, double room) {
    return room > 0 ? Numbers.clamped(beyond / room) : 1;
  }

  private static String level(double level) {
    return Numbers.plain(java.math.BigDecimal.valueOf(level));
  }
}
