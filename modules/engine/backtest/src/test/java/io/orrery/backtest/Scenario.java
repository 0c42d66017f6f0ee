package io.orrery.backtest;

import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import io.orrery.strategy.Breakout;
import io.orrery.strategy.BuyAndHold;
import io.orrery.strategy.MeanReversion;
import io.orrery.strategy.Momentum;
import io.orrery.strategy.Rsi;
import io.orrery.strategy.Strategy;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Assumptions.MarketHours;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A drawn market, strategy and specification. The same seed draws the same. */
record Scenario(long seed, List<BarSeries> data, Strategy strategy, BacktestSpec spec) {

  static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long START = 1_700_000_000_000L / 60_000 * 60_000;

  /** Open in the first 50 minutes of every hour. */
  static final Hours HOURS =
      new Hours() {
        @Override
        public MarketHours kind() {
          return MarketHours.RESPECTED;
        }

        @Override
        public boolean isOpen(long millis) {
          return millis / 60_000 % 60 < 50;
        }
      };

  /** The seed of this run: {@code -Dtest.seed}, or a new one, printed. */
  static long firstSeed() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.println("test.seed " + seed);
    return seed;
  }

  static List<Strategy> strategies() {
    return List.of(
        Momentum.withDefaults(),
        MeanReversion.withDefaults(),
        Breakout.withDefaults(),
        Rsi.withDefaults(),
        new BuyAndHold());
  }

  static Scenario of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<BarSeries> data = new ArrayList<>();
    int symbols = 1 + random.nextInt(3);
    for (int i = 0; i < symbols; i++) {
      data.add(series("S" + i, 300 + random.nextInt(200), random.split()));
    }
    Strategy strategy = strategies().get(random.nextInt(5));
    FillModel[] fills = {FillModel.SAME_CLOSE, FillModel.NEXT_OPEN, FillModel.NEXT_BAR_RANGE};
    ExecutionModel model = model(fills[random.nextInt(3)], random);
    BacktestSpec spec =
        BacktestSpec.of(new BigDecimal(10_000), sizing(random), model)
            .withWarmUp(random.nextInt(3) * 10)
            .with(BacktestSpec.AtEnd.values()[random.nextInt(2)]);
    return new Scenario(seed, data, strategy, random.nextInt(3) == 0 ? inside(spec) : spec);
  }

  private static BacktestSpec inside(BacktestSpec spec) {
    return spec.within(
        new Window(START + 100 * 60_000, START + 250 * 60_000), Sample.OUT_OF_SAMPLE);
  }

  /** Minute bars with steps of up to 2 %, of which every tenth is missing. */
  static BarSeries series(String symbol, int minutes, SplittableRandom random) {
    BarSeries.Builder series = BarSeries.builder(new Symbol(symbol), MINUTE);
    double price = 20 + 80 * random.nextDouble();
    for (int i = 0; i < minutes; i++) {
      double open = price * (1 + 0.01 * (random.nextDouble() - 0.5));
      price = Math.max(1, open * (1 + 0.04 * (random.nextDouble() - 0.5)));
      double high = Math.max(open, price) * (1 + 0.01 * random.nextDouble());
      double low = Math.min(open, price) * (1 - 0.01 * random.nextDouble());
      if (random.nextInt(10) > 0) {
        series.add(START + i * 60_000L, open, high, low, price, random.nextInt(200));
      }
    }
    return series.build();
  }

  static ExecutionModel model(FillModel fills, SplittableRandom random) {
    boolean range = fills == FillModel.NEXT_BAR_RANGE;
    OrderRules orders = OrderRules.market();
    boolean limited = random.nextBoolean();
    if (limited) {
      orders = orders.withParticipation(0.05 + 0.5 * random.nextDouble());
    }
    if (range && random.nextBoolean()) {
      orders = orders.withLimitOffset(0.01 * random.nextDouble());
    }
    if (random.nextBoolean()) {
      orders = orders.goodFor(1 + random.nextInt(5));
    }
    orders =
        orders
            .with(OrderRules.Lots.values()[random.nextInt(2)])
            .with(OrderRules.Basis.values()[random.nextInt(2)]);
    Slippage slippage =
        limited && random.nextBoolean()
            ? new Slippage.VolumeShare(0.1)
            : new Slippage.BasisPoints(BigDecimal.valueOf(random.nextInt(30)));
    Commission commission =
        new Commission(
            new BigDecimal("0.005"), new BigDecimal("0.05"), BigDecimal.valueOf(random.nextInt(2)));
    Hours hours = random.nextBoolean() ? HOURS : Hours.roundTheClock();
    return new ExecutionModel(
        new Timing(fills, latency(fills, random), hours),
        new Costs(slippage, commission),
        orders,
        stop(range, random));
  }

  private static Latency latency(FillModel fills, SplittableRandom random) {
    if (fills == FillModel.SAME_CLOSE) {
      return Latency.none();
    }
    return random.nextBoolean()
        ? new Latency.BarCount(random.nextInt(3))
        : new Latency.Time(Duration.ofSeconds(random.nextInt(2) * 30L));
  }

  private static Optional<StopLoss> stop(boolean range, SplittableRandom random) {
    StopLoss.Trigger trigger =
        range && random.nextBoolean() ? StopLoss.Trigger.INTRABAR : StopLoss.Trigger.CLOSE;
    return random.nextInt(3) == 0
        ? Optional.empty()
        : Optional.of(new StopLoss(0.01 + 0.04 * random.nextDouble(), trigger, random.nextInt(3)));
  }

  private static Sizing sizing(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> Sizing.allCash();
      case 1 -> new Sizing.FixedValue(new BigDecimal(4_000));
      default -> new Sizing.EquityShare(0.4, 0.95, BigDecimal.TEN);
    };
  }

  /** The walk over columns. */
  Log columns() {
    Log log = new Log();
    new Backtest(data).walk(symbol -> strategy, spec, log, () -> true);
    return log;
  }

  @Override
  public String toString() {
    return "-Dtest.seed=" + seed + " " + strategy.name() + " " + spec;
  }
}
