package io.orrery.broker.simulated;

import io.orrery.backtest.BacktestSpec;
import io.orrery.backtest.ExecutionModel;
import io.orrery.backtest.Hours;
import io.orrery.backtest.OrderRules;
import io.orrery.backtest.Sizing;
import io.orrery.backtest.StopLoss;
import io.orrery.basics.Symbol;
import io.orrery.market.Bar;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A drawn market and one execution model in both tongues, the backtest's and the broker's. The same
 * seed draws the same.
 */
record DrawnMarket(
    long seed,
    List<Map<Symbol, Bar>> moments,
    Strategy strategy,
    BacktestSpec spec,
    SimulationModel model) {

  static final Duration MINUTE = Duration.ofMinutes(1);
  static final BigDecimal CASH = new BigDecimal(10_000);
  private static final Instant START = Instant.parse("2023-11-14T22:13:00Z");
  private static final BigDecimal NANO = new BigDecimal("0.000000001");

  /** The seed of this run: {@code -Dtest.seed}, or a new one, printed. */
  static long firstSeed() {
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.println("test.seed " + seed);
    return seed;
  }

  /**
   * Any fill model, costs, latency, hours, lots and participation; stops by closes. Two pairs are
   * left out, where the walk does otherwise. Orders of one bar do not share its volume there, which
   * shows with SAME_CLOSE. A part of a fractional order may lose a billionth there, as doubles do,
   * and the walk then takes cash to be short and gives up the rest.
   */
  static DrawnMarket of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FillModel fills =
        List.of(FillModel.SAME_CLOSE, FillModel.NEXT_OPEN, FillModel.NEXT_BAR_RANGE)
            .get(random.nextInt(3));
    boolean fractions = random.nextInt(3) == 0;
    boolean limited = fills != FillModel.SAME_CLOSE && !fractions && random.nextBoolean();
    OrderRules orders = OrderRules.market();
    VenueRules rules = VenueRules.wholeUnits();
    if (fractions) {
      orders = orders.with(OrderRules.Lots.FRACTIONAL);
      rules = rules.withLot(NANO);
    }
    if (limited) {
      double share = 0.05 + 0.5 * random.nextDouble();
      orders = orders.withParticipation(share);
      rules = rules.withParticipation(BigDecimal.valueOf(share));
    }
    if (fills == FillModel.NEXT_BAR_RANGE && random.nextBoolean()) {
      orders = orders.withLimitOffset(0.01 * random.nextDouble());
    }
    if (random.nextBoolean()) {
      orders = orders.goodFor(1 + random.nextInt(5));
    }
    ExecutionModel execution = terms(fills, limited, orders, random);
    if (random.nextInt(3) > 0) {
      double loss = 0.01 + 0.04 * random.nextDouble();
      execution = execution.with(new StopLoss(loss, StopLoss.Trigger.CLOSE, random.nextInt(3)));
    }
    Strategy strategy = strategies().get(random.nextInt(5));
    BacktestSpec spec = BacktestSpec.of(CASH, sizing(fractions, random), execution);
    return new DrawnMarket(
        seed,
        moments(1 + random.nextInt(3), random),
        strategy,
        spec,
        translated(spec.execution(), rules, seed));
  }

  /** One symbol that is bought again and again, with a stop that rests in the market. */
  static DrawnMarket withRestingStop(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double loss = 0.035 + 0.04 * random.nextDouble();
    ExecutionModel execution =
        ExecutionModel.nextOpen()
            .with(
                new io.orrery.backtest.Timing(
                    FillModel.NEXT_BAR_RANGE,
                    io.orrery.backtest.Latency.none(),
                    Hours.roundTheClock()))
            .with(costs(false, random))
            .with(new StopLoss(loss, StopLoss.Trigger.INTRABAR, random.nextInt(3)));
    BacktestSpec spec = BacktestSpec.of(CASH, Sizing.allCash(), execution);
    SimulationModel model = translated(execution, VenueRules.wholeUnits(), seed);
    return new DrawnMarket(seed, moments(1, random), new BuyAndHold(), spec, model);
  }

  private static List<Strategy> strategies() {
    return List.of(
        Momentum.withDefaults(),
        MeanReversion.withDefaults(),
        Breakout.withDefaults(),
        Rsi.withDefaults(),
        new BuyAndHold());
  }

  private static Sizing sizing(boolean fractions, SplittableRandom random) {
    return fractions || random.nextBoolean()
        ? new Sizing.EquityShare(0.4, 0.95, BigDecimal.TEN)
        : random.nextBoolean() ? Sizing.allCash() : new Sizing.FixedValue(new BigDecimal(4_000));
  }

  private static ExecutionModel terms(
      FillModel fills, boolean limited, OrderRules orders, SplittableRandom random) {
    Hours hours = random.nextBoolean() ? HOURS : Hours.roundTheClock();
    return new ExecutionModel(
        new io.orrery.backtest.Timing(fills, latency(fills, random), hours),
        costs(limited, random),
        orders,
        Optional.empty());
  }

  private static io.orrery.backtest.Latency latency(FillModel fills, SplittableRandom random) {
    if (fills == FillModel.SAME_CLOSE) {
      return io.orrery.backtest.Latency.none();
    }
    return random.nextBoolean()
        ? new io.orrery.backtest.Latency.BarCount(random.nextInt(3))
        : new io.orrery.backtest.Latency.Time(Duration.ofSeconds(random.nextInt(2) * 30L));
  }

  private static io.orrery.backtest.Costs costs(boolean limited, SplittableRandom random) {
    return new io.orrery.backtest.Costs(
        limited && random.nextBoolean()
            ? new io.orrery.backtest.Slippage.VolumeShare(0.1)
            : new io.orrery.backtest.Slippage.BasisPoints(BigDecimal.valueOf(random.nextInt(30))),
        new io.orrery.backtest.Commission(
            new BigDecimal("0.005"),
            new BigDecimal("0.05"),
            BigDecimal.valueOf(random.nextInt(2))));
  }

  private static SimulationModel translated(ExecutionModel model, VenueRules rules, long seed) {
    io.orrery.backtest.Commission fee = model.costs().commission();
    return new SimulationModel(
        new Timing(
            model.timing().fills(),
            translated(model.timing().latency()),
            model.timing().hours() == HOURS ? SCHEDULE : MarketSchedule.roundTheClock()),
        new Costs(
            translated(model.costs().slippage()),
            new Commission(fee.perShare(), fee.percent(), fee.minimum())),
        rules,
        Mishaps.none(),
        seed);
  }

  private static Latency translated(io.orrery.backtest.Latency latency) {
    return latency instanceof io.orrery.backtest.Latency.BarCount bars
        ? new Latency.BarCount(bars.count(), MINUTE)
        : new Latency.Time(((io.orrery.backtest.Latency.Time) latency).value());
  }

  private static Slippage translated(io.orrery.backtest.Slippage slippage) {
    return slippage instanceof io.orrery.backtest.Slippage.VolumeShare share
        ? new Slippage.VolumeShare(BigDecimal.valueOf(share.impact()))
        : new Slippage.BasisPoints(((io.orrery.backtest.Slippage.BasisPoints) slippage).value());
  }

  /** Minute bars with steps of up to 2 %, of which every tenth is missing. */
  private static List<Map<Symbol, Bar>> moments(int symbols, SplittableRandom random) {
    int minutes = 300 + random.nextInt(200);
    List<Map<Symbol, Bar>> moments = new ArrayList<>();
    double[] prices = random.doubles(symbols, 20, 100).toArray();
    for (int minute = 0; minute < minutes; minute++) {
      Map<Symbol, Bar> moment = new LinkedHashMap<>();
      for (int i = 0; i < symbols; i++) {
        Bar bar = bar(START.plus(MINUTE.multipliedBy(minute)), prices[i], random);
        prices[i] = bar.close();
        if (random.nextInt(10) > 0) {
          moment.put(new Symbol("S" + i), bar);
        }
      }
      moments.add(moment);
    }
    return moments;
  }

  private static Bar bar(Instant start, double before, SplittableRandom random) {
    double open = before * (1 + 0.01 * (random.nextDouble() - 0.5));
    double close = Math.max(1, open * (1 + 0.04 * (random.nextDouble() - 0.5)));
    double high = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
    double low = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
    return new Bar(start, open, high, low, close, random.nextInt(200));
  }

  private static boolean isOpen(long millis) {
    return millis / 60_000 % 60 < 50;
  }

  /** Open in the first 50 minutes of every hour. */
  private static final Hours HOURS =
      new Hours() {
        @Override
        public MarketHours kind() {
          return MarketHours.RESPECTED;
        }

        @Override
        public boolean isOpen(long millis) {
          return DrawnMarket.isOpen(millis);
        }
      };

  private static final MarketSchedule SCHEDULE =
      new MarketSchedule() {
        @Override
        public MarketHours kind() {
          return MarketHours.RESPECTED;
        }

        @Override
        public boolean isOpen(Instant at) {
          return DrawnMarket.isOpen(at.toEpochMilli());
        }

        @Override
        public Instant closeOf(Instant start, Duration interval) {
          return start.plus(interval);
        }

        @Override
        public Instant dayEndsAfter(Instant at) {
          return roundTheClock().dayEndsAfter(at);
        }

        private MarketSchedule roundTheClock() {
          return MarketSchedule.roundTheClock();
        }
      };

  /** The loss at which the walk's stop sells, as a fraction of the entry price. */
  Optional<Double> restingStop() {
    return spec.execution()
        .stopLoss()
        .filter(stop -> stop.trigger() == StopLoss.Trigger.INTRABAR)
        .map(StopLoss::fraction);
  }

  @Override
  public String toString() {
    return "-Dtest.seed=" + seed + " " + strategy.name() + " " + spec;
  }
}
