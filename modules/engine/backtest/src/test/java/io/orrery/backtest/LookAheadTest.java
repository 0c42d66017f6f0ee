package io.orrery.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.StrategyName;
import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import io.orrery.strategy.Action;
import io.orrery.strategy.Decisions;
import io.orrery.strategy.Holding;
import io.orrery.strategy.Leak;
import io.orrery.strategy.LookAheadCheck;
import io.orrery.strategy.Signal;
import io.orrery.strategy.Strategy;
import io.orrery.universe.Assumptions.FillModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bars to come change no signal, order, fill or value up to now. */
@Tag("U18")
class LookAheadTest {

  private static final int BARS = 250;

  @ParameterizedTest
  @EnumSource(names = {"SAME_CLOSE", "NEXT_OPEN", "NEXT_BAR_RANGE"})
  void nothingUpToNowChangesWithBarsToCome(FillModel fills) {
    long seed = Scenario.firstSeed();
    for (Strategy strategy : Scenario.strategies()) {
      for (int i = 0; i < 5; i++) {
        SplittableRandom random = new SplittableRandom(seed + i);
        BacktestSpec spec = spec(Scenario.model(fills, random));
        Optional<Leak> leak = check(seed + i).find(series(random), told(series -> strategy, spec));
        assertThat(leak.map(Leak::sentence))
            .as(strategy.name() + " with " + spec + " -Dtest.seed=" + (seed + i))
            .isEmpty();
      }
    }
  }

  /**
   * A fill at the close that caused it sees its own bar and none behind: it is not refused here.
   */
  @Test
  void fillsRestOnTheBarsUpToTheirOwn() {
    BacktestSpec spec = spec(Script.fills(FillModel.SAME_CLOSE));
    BarSeries series = series(new SplittableRandom(1));
    Log whole = walked(series, spec);
    Log cut = walked(series.slice(0, 100), spec);

    assertThat(whole.fills).hasSizeGreaterThan(3);
    assertThat(whole.moments.subList(0, 100)).isEqualTo(cut.moments);
  }

  @Test
  void catchesAStrategyThatLooksOneBarAhead() {
    Optional<Leak> leak =
        check(1).find(series(new SplittableRandom(1)), told(Peeking::new, spec(nextOpen())));

    assertThat(leak).isPresent();
    assertThat(leak.orElseThrow().cause()).hasValue(leak.orElseThrow().bar() + 1);
  }

  @Test
  void catchesAFillModelThatTakesTheBetterOfTwoOpens() {
    Decisions<String> leaking =
        series -> {
          Log log = new Log();
          Leg leg = new Leg(series.symbol(), Scenario.strategies().get(0));
          Walk walk = new Walk(List.of(leg), Scenario.MINUTE, spec(nextOpen()), log);
          for (int i = 0; i < series.size(); i++) {
            walk.begin(series.startMillis(i));
            int next = Math.min(i + 1, series.size() - 1);
            double open = Math.min(series.open(i), series.open(next));
            walk.bar(0, open, 1e9, 1, series.close(i), 1000);
            walk.settle();
          }
          return log.moments.stream().map(Object::toString).toList();
        };

    assertThat(new LookAheadCheck(1, BARS).find(series(new SplittableRandom(1)), leaking))
        .isPresent();
  }

  private static LookAheadCheck check(long seed) {
    return new LookAheadCheck(seed, 16);
  }

  private static ExecutionModel nextOpen() {
    return ExecutionModel.nextOpen();
  }

  private static BacktestSpec spec(ExecutionModel model) {
    return BacktestSpec.of(new BigDecimal(10_000), Sizing.allCash(), model);
  }

  private static BarSeries series(SplittableRandom random) {
    return Scenario.series("ABC", BARS, random);
  }

  /** Everything told up to and with each bar; what is told at the end of the data is not in it. */
  private static Decisions<List<String>> told(
      Function<BarSeries, Strategy> factory, BacktestSpec spec) {
    return series -> {
      Log log = new Log();
      Strategy strategy = factory.apply(series);
      new Backtest(List.of(series)).walk(symbol -> strategy, spec, log, () -> true);
      return log.moments;
    };
  }

  private static Log walked(BarSeries series, BacktestSpec spec) {
    Log log = new Log();
    Strategy momentum = Scenario.strategies().get(0);
    new Backtest(List.of(series)).walk(symbol -> momentum, spec, log, () -> true);
    return log;
  }

  /** Buys before a rise and sells before a fall: it kept the whole series. */
  private record Peeking(BarSeries all) implements Strategy {

    @Override
    public StrategyName name() {
      return new StrategyName("peeking");
    }

    @Override
    public String description() {
      return "Knows tomorrow.";
    }

    @Override
    public int requiredHistory() {
      return 1;
    }

    @Override
    public SortedMap<String, String> parameters() {
      return new TreeMap<>();
    }

    @Override
    public Signal decide(Bars bars, Holding holding) {
      int next = all.indexAtOrAfter(bars.startMillis(0) + 1);
      boolean rises = next < all.size() && all.close(next) > bars.close(0);
      Action action = rises == holding.isFlat() ? (rises ? Action.BUY : Action.SELL) : Action.HOLD;
      return new Signal(action, 1, "it is known", new TreeMap<>());
    }
  }
}
