package io.orrery.backtest;

import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.market.BarCursor;
import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import io.orrery.strategy.Action;
import io.orrery.strategy.Holding;
import io.orrery.strategy.Signal;
import io.orrery.strategy.Strategy;
import io.orrery.testkit.Json;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Assumptions.MarketHours;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** The original engine's ways, defects and all, for comparing with its numbers. */
final class Original {

  /** The original dates everything by the day alone. */
  static final Hours DATES =
      new Hours() {
        @Override
        public MarketHours kind() {
          return MarketHours.IGNORED;
        }

        @Override
        public boolean isOpen(long millis) {
          return true;
        }

        @Override
        public long closeOf(long startMillis, long intervalMillis) {
          return startMillis;
        }
      };

  private Original() {}

  /**
   * The specification that its parameters amount to.
   *
   * @param originalExtra what its sizing takes the account to be worth above the closes
   */
  static BacktestSpec spec(Json engine, DoubleSupplier originalExtra) {
    double share = engine.get("max_position_pct").number();
    Sizing sizing =
        new Sizing.ByRule(
            "original",
            (equity, cash) -> {
              double value = Math.min((equity + originalExtra.getAsDouble()) * share, cash * 0.95);
              return value < 100 ? 0 : value;
            });
    Timing timing = new Timing(FillModel.SAME_CLOSE, Latency.none(), DATES);
    return BacktestSpec.of(decimal(engine, "initial_capital", 1), sizing, model(engine, timing))
        .withWarmUp((int) engine.get("warmup_bars").number())
        .with(BacktestSpec.AtEnd.CLOSE);
  }

  /** Its costs and its stop with another timing. */
  static ExecutionModel model(Json engine, Timing timing) {
    StopLoss stop = new StopLoss(engine.get("stop_loss_pct").number(), StopLoss.Trigger.CLOSE, 0);
    Slippage slippage = new Slippage.BasisPoints(decimal(engine, "slippage", 10_000));
    Commission commission = Commission.percent(decimal(engine, "commission", 100));
    return new ExecutionModel(
        timing,
        new Costs(slippage, commission),
        OrderRules.market().with(OrderRules.Basis.VALUE),
        Optional.of(stop));
  }

  private static BigDecimal decimal(Json json, String name, int factor) {
    return BigDecimal.valueOf(json.get(name).number()).multiply(BigDecimal.valueOf(factor));
  }

  /**
   * Every series on the dates of all of them: where one has no bar, a made-up one repeats the close
   * before. The original values, decides and trades on that.
   */
  static List<BarSeries> originalFillForward(List<BarSeries> series) {
    TreeSet<Long> dates = new TreeSet<>();
    for (BarSeries each : series) {
      for (int i = 0; i < each.size(); i++) {
        dates.add(each.startMillis(i));
      }
    }
    return series.stream().map(each -> filled(each, dates)).toList();
  }

  private static BarSeries filled(BarSeries series, TreeSet<Long> dates) {
    BarSeries.Builder filled = BarSeries.builder(series.symbol(), series.interval());
    for (long date : dates.tailSet(series.startMillis(0))) {
      int at = series.indexAtOrAfter(date);
      if (at < series.size() && series.startMillis(at) == date) {
        filled.add(series.bar(at));
      } else {
        double close = series.close(at - 1);
        filled.add(date, close, close, close, close, 0);
      }
    }
    return filled.build();
  }

  /** Strategies that decide on made-up bars too, from the real bars up to then. */
  static Function<Symbol, Strategy> onRealBars(List<BarSeries> real, Strategy strategy) {
    Map<Symbol, Strategy> bySymbol = new HashMap<>();
    real.forEach(each -> bySymbol.put(each.symbol(), new OnRealBars(each, strategy)));
    return symbol -> {
      Strategy found = bySymbol.get(symbol);
      if (found == null) {
        throw new IllegalArgumentException("no bars of " + symbol);
      }
      return found;
    };
  }

  /** Looks up the real bars by the date of the newest one shown. */
  private static final class OnRealBars implements Strategy {
    private final BarSeries real;
    private final Strategy strategy;
    private final BarCursor cursor;
    private int shown;

    OnRealBars(BarSeries real, Strategy strategy) {
      this.real = real;
      this.strategy = strategy;
      this.cursor = real.cursor(0, strategy.requiredHistory());
    }

    @Override
    public StrategyName name() {
      return strategy.name();
    }

    @Override
    public String description() {
      return strategy.description();
    }

    @Override
    public int requiredHistory() {
      return 1;
    }

    @Override
    public SortedMap<String, String> parameters() {
      return strategy.parameters();
    }

    @Override
    public Signal decide(Bars bars, Holding holding) {
      while (shown < real.size() && real.startMillis(shown) <= bars.startMillis(0)) {
        cursor.next();
        shown++;
      }
      return cursor.bars().size() < strategy.requiredHistory()
          ? new Signal(Action.HOLD, 0, "too few bars", new java.util.TreeMap<>())
          : strategy.decide(cursor.bars(), holding);
    }
  }
}
