package io.orrery.strategy;

import io.orrery.basics.StrategyName;
import io.orrery.market.Bars;
import java.util.List;
import java.util.SortedMap;

/**
 * Buys what is far below its mean, sells it when it has come back or hits its stop.
 *
 * <p>Deviation is the newest close against the simple mean of the newest {@code maPeriod} closes,
 * itself among them, as a fraction of the mean. The strength is its size, cut to 1; of a stop 1.
 *
 * @param maPeriod how many closes the mean is of, 1 to 10,000 bars
 * @param deviationThreshold buys when more than this below the mean, strictly; a fraction, 0 to 1
 * @param returnThreshold sells at this above the mean or more; a fraction, -1 to 1
 * @param stopLoss sells at this loss or more; a fraction of the entry price, 0 to 1; 1 is never
 */
public record MeanReversion(
    int maPeriod, double deviationThreshold, double returnThreshold, double stopLoss)
    implements Strategy {

  private static final StrategyName NAME = new StrategyName("mean_reversion");
  private static final Parameter MA_PERIOD =
      Parameter.integer("ma_period", "bars", 1, 10_000, 20, "How many closes the mean is of.");
  private static final Parameter DEVIATION_THRESHOLD =
      Parameter.decimal(
          "deviation_threshold", "fraction", "0 to 1", "0.03", "Buys when below the mean by more.");
  private static final Parameter RETURN_THRESHOLD =
      Parameter.decimal(
          "return_threshold", "fraction", "-1 to 1", "0.01", "Sells when this far above the mean.");

  /** Refuses with {@link IllegalArgumentException} what is outside its range. */
  public MeanReversion {
    MA_PERIOD.check(maPeriod);
    DEVIATION_THRESHOLD.check(deviationThreshold);
    RETURN_THRESHOLD.check(returnThreshold);
    Stop.PARAMETER.check(stopLoss);
  }

  /** Makes these strategies from parameters. */
  public static StrategyProvider provider() {
    return StrategyProvider.of(
        NAME,
        "Buys far below the mean, sells when it has come back or hits its stop.",
        List.of(MA_PERIOD, DEVIATION_THRESHOLD, RETURN_THRESHOLD, Stop.PARAMETER),
        values ->
            new MeanReversion(
                values.integer("ma_period"),
                values.decimal("deviation_threshold"),
                values.decimal("return_threshold"),
                values.decimal("stop_loss")));
  }

  /** The mean of 20 bars, buys 3 % below, sells 1 % above, stops at 5 %. */
  public static MeanReversion withDefaults() {
    return new MeanReversion(20, 0.03, 0.01, 0.05);
  }

  @Override
  public StrategyName name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Buys when price is >%s below %s-bar MA, sells on return"
        .formatted(Words.percent(deviationThreshold), maPeriod);
  }

  @Override
  public int requiredHistory() {
    return maPeriod;
  }

  @Override
  public SortedMap<String, String> parameters() {
    return Numbers.of("ma_period", maPeriod)
        .and("deviation_threshold", deviationThreshold)
        .and("return_threshold", returnThreshold)
        .and("stop_loss", stopLoss)
        .texts();
  }

  @Override
  public Action act(Bars bars, Holding holding) {
    double price = bars.close(0);
    double deviation = deviation(price, Indicators.sma(bars, maPeriod));
    if (holding.isFlat()) {
      return deviation < -deviationThreshold ? Action.BUY : Action.HOLD;
    }
    return deviation >= returnThreshold || Stop.isHit(holding, price, stopLoss)
        ? Action.SELL
        : Action.HOLD;
  }

  @Override
  public Signal decide(Bars bars, Holding holding) {
    Enough.bars(this, bars);
    double mean = Indicators.sma(bars, maPeriod);
    double deviation = deviation(bars.close(0), mean);
    Numbers numbers = Numbers.of("ma", mean).and("deviation", deviation);
    return holding.isFlat()
        ? flat(bars, deviation, numbers)
        : held(bars, deviation, holding, numbers);
  }

  private Signal flat(Bars bars, double deviation, Numbers numbers) {
    if (deviation < -deviationThreshold) {
      String reason =
          "Price %s below %s-%s MA (oversold)"
              .formatted(Words.percent(deviation), maPeriod, Words.unit(bars, maPeriod));
      return signal(Action.BUY, deviation, reason, numbers.and("ma_period", maPeriod));
    }
    String reason =
        "Price near MA (%s, threshold: %s)"
            .formatted(Words.signedPercent(deviation), Words.percent(-deviationThreshold));
    return signal(Action.HOLD, deviation, reason, numbers);
  }

  private Signal held(Bars bars, double deviation, Holding holding, Numbers numbers) {
    double price = bars.close(0);
    numbers.holding(holding, price);
    if (Stop.isHit(holding, price, stopLoss)) {
      return Stop.signal(holding, price, numbers.map());
    }
    if (deviation >= returnThreshold) {
      String reason = "Price returned to MA (%s from MA)".formatted(Words.signedPercent(deviation));
      return signal(Action.SELL, deviation, reason, numbers);
    }
    String reason =
        "Waiting for reversion (%s from MA, P/L: %s)"
            .formatted(Words.signedPercent(deviation), Words.percent(holding.gainAt(price)));
    return signal(Action.HOLD, deviation, reason, numbers);
  }

  private static Signal signal(Action action, double deviation, String reason, Numbers numbers) {
    return new Signal(action, Numbers.clamped(Math.abs(deviation)), reason, numbers.map());
  }

  private static double deviation(double price, double mean) {
    return (price - mean) / mean;
  }
}
