package io.orrery.benchmarks;

import io.orrery.backtest.FeedWalk;
import io.orrery.backtest.Leg;
import io.orrery.backtest.Walk;
import io.orrery.backtest.WalkListener;
import io.orrery.basics.Mic;
import io.orrery.basics.Symbol;
import io.orrery.feeds.CalendarFolder;
import io.orrery.feeds.GeneratedMarket;
import io.orrery.feeds.MarketShape;
import io.orrery.market.BarGrid;
import io.orrery.market.MarketFeed;
import io.orrery.strategy.Momentum;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.IntStream;

/** Walks a generated market bar by bar from its feed; holds no bar longer than a strategy needs. */
final class StreamRun {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final LocalDate FIRST = LocalDate.of(2015, 1, 2);

  private final BarGrid grid;
  private final List<Symbol> symbols;
  private final int years;

  StreamRun(Path calendars, int symbols, int years) {
    this.grid = new BarGrid(new CalendarFolder(calendars).of(new Mic("XNYS")), MINUTE);
    this.symbols = IntStream.range(0, symbols).mapToObj(i -> new Symbol("S" + i)).toList();
    this.years = years;
  }

  /** Says {@code bars}, {@code seconds}, {@code equity} and {@code used_mib}. */
  void run(ObjDoubleConsumer<String> says) throws InterruptedException {
    GeneratedMarket market =
        new GeneratedMarket(
            Long.getLong("test.seed", 1),
            symbols,
            grid,
            FIRST,
            FIRST.plusYears(years).minusDays(1),
            MarketShape.USUAL);
    Momentum momentum = Momentum.withDefaults();
    List<Leg> legs = symbols.stream().map(symbol -> new Leg(symbol, momentum)).toList();
    Walk walk = new Walk(legs, MINUTE, OurMomentum.SPEC, WalkListener.NONE);
    long before = System.nanoTime();
    try (MarketFeed feed = market.feed()) {
      FeedWalk fed = new FeedWalk(feed, walk);
      boolean more = true;
      while (more) {
        more = fed.step();
      }
    }
    walk.finish();
    says.accept("bars", (double) walk.bars());
    says.accept("seconds", (System.nanoTime() - before) / 1e9);
    says.accept("equity", walk.equity());
    Runtime runtime = Runtime.getRuntime();
    says.accept("used_mib", (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0);
  }
}
