package io.orrery.proof;

import io.orrery.backtest.Backtest;
import io.orrery.backtest.BacktestResult;
import io.orrery.backtest.BacktestSpec;
import io.orrery.backtest.ExecutionModel;
import io.orrery.backtest.Fill;
import io.orrery.backtest.Sizing;
import io.orrery.basics.StrategyName;
import io.orrery.market.Bar;
import io.orrery.market.BarCursor;
import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import io.orrery.strategy.Action;
import io.orrery.strategy.Holding;
import io.orrery.strategy.Leak;
import io.orrery.strategy.LookAheadCheck;
import io.orrery.strategy.Signal;
import io.orrery.strategy.Strategy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Strategies that know tomorrow, and runs that come out otherwise: U17 and U18. */
final class MarketAttempts {

  private static final int BARS = 200;
  private static final long SEED = 17;
  private static final Duration HOUR = Duration.ofHours(1);

  private MarketAttempts() {}

  static List<Attempt> all() {
    return List.of(
        Attempt.onTwin(Invariant.U17, "other_result_of_the_same", scene -> sameAgain()),
        Attempt.onTwin(Invariant.U18, "strategy_that_knows_tomorrow", scene -> leak()),
        Attempt.onTwin(Invariant.U18, "bar_that_has_not_closed", scene -> reach()),
        Attempt.onTwin(Invariant.U18, "fill_at_the_bar_just_seen", scene -> fills()));
  }

  private static BarSeries series() {
    SplittableRandom random = new SplittableRandom(SEED);
    BarSeries.Builder bars = BarSeries.builder(Facts.SYMBOL, HOUR);
    double last = 100;
    for (int i = 0; i < BARS; i++) {
      double open = last * (0.98 + 0.04 * random.nextDouble());
      double close = open * (0.98 + 0.04 * random.nextDouble());
      bars.add(
          new Bar(
              Facts.MOMENT.plus(HOUR.multipliedBy(i)),
              open,
              Math.max(open, close) * 1.01,
              Math.min(open, close) * 0.99,
              close,
              1000));
      last = close;
    }
    return bars.build();
  }

  /** Buys before a rise that it looks up, or after one that it saw. */
  private record Trader(Optional<BarSeries> tomorrow) implements Strategy {

    @Override
    public StrategyName name() {
      return new StrategyName("canary");
    }

    @Override
    public String description() {
      return "Buys before a rise";
    }

    @Override
    public int requiredHistory() {
      return 2;
    }

    @Override
    public SortedMap<String, String> parameters() {
      return Collections.emptySortedMap();
    }

    @Override
    public Signal decide(Bars bars, Holding holding) {
      boolean rises = tomorrow.map(all -> risesIn(all, bars)).orElse(bars.close(0) > bars.close(1));
      return new Signal(rises ? Action.BUY : Action.SELL, 1, "a canary", new TreeMap<>());
    }

    private static boolean risesIn(BarSeries all, Bars seen) {
      int next = all.indexAtOrAfter(seen.startMillis(0)) + 1;
      return next < all.size() && all.close(next) > seen.close(0);
    }
  }

  private static Finding leak() {
    LookAheadCheck check = LookAheadCheck.seeded(SEED);
    Optional<Leak> leak = check.findIn(series(), all -> new Trader(Optional.of(all)));
    Optional<Leak> none = check.findIn(series(), all -> new Trader(Optional.empty()));
    return Expect.all(
        Finding.of(
            none.isEmpty(), "an honest strategy must pass: " + none.map(Leak::sentence).orElse("")),
        Finding.of(
            leak.isPresent(),
            leak.map(Leak::sentence).orElse("a strategy that knows tomorrow was not found out")));
  }

  /** At each step the newest bar that can be seen is the one that closed last. */
  private static Finding reach() {
    BarSeries series = series();
    BarCursor cursor = series.cursor();
    int closed = 0;
    while (cursor.next()) {
      Bars bars = cursor.bars();
      if (bars.startMillis(0) != series.startMillis(closed) || bars.size() != closed + 1) {
        return Finding.broken("at bar %d another is shown as the newest".formatted(closed));
      }
      closed++;
    }
    return Expect.refusal(IndexOutOfBoundsException.class, () -> cursor.bars().close(-1));
  }

  private static BacktestResult run() {
    return new Backtest(List.of(series()))
        .run(
            symbol -> new Trader(Optional.empty()),
            BacktestSpec.of(new BigDecimal("10000"), Sizing.allCash(), ExecutionModel.nextOpen()));
  }

  /** Each fill is at the open of a bar that began when the bar that caused it had closed. */
  private static Finding fills() {
    BarSeries series = series();
    List<Fill> fills = run().fills();
    long early =
        fills.stream()
            .filter(
                fill -> {
                  int bar = series.indexAtOrAfter(fill.millis());
                  return bar < 2
                      || bar >= series.size()
                      || fill.price() != series.open(bar)
                      || !mayFollow(series, bar - 1, fill);
                })
            .count();
    return Finding.of(
        early == 0 && !fills.isEmpty(),
        "of %d fills, %d are not at the open behind the bar that caused them"
            .formatted(fills.size(), early));
  }

  private static boolean mayFollow(BarSeries series, int cause, Fill fill) {
    boolean rose = series.close(cause) > series.close(cause - 1);
    return rose == (fill.side() == io.orrery.trade.Side.BUY);
  }

  private static Finding sameAgain() {
    BacktestResult once = run();
    BacktestResult again = run();
    return Finding.of(
        once.fills().equals(again.fills())
            && Double.compare(once.finalEquity(), again.finalEquity()) == 0,
        "the same bars and strategy gave %d fills and %s, then %d fills and %s"
            .formatted(
                once.fills().size(),
                once.finalEquity(),
                again.fills().size(),
                again.finalEquity()));
  }
}
