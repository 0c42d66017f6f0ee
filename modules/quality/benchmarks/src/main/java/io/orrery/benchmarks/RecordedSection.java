package io.orrery.benchmarks;

import io.orrery.basics.Mic;
import io.orrery.basics.Symbol;
import io.orrery.feeds.CalendarFolder;
import io.orrery.feeds.DatasetFolder;
import io.orrery.feeds.GeneratedMarket;
import io.orrery.feeds.MarketShape;
import io.orrery.ledger.FileRuns;
import io.orrery.market.BarGrid;
import io.orrery.market.Calendars;
import io.orrery.runs.BacktestRuns;
import io.orrery.runs.RunOutcome;
import io.orrery.runs.RunProgress;
import io.orrery.runs.RunTerms;
import io.orrery.runs.Sources;
import io.orrery.strategy.Strategies;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A whole backtest as people run it: the dataset's hash, the bars, the session, the walk, every
 * record forced to disk, the figures computed from the records, and the seals. Ten instruments,
 * five years of daily bars: what the original asked of itself in 30 s.
 */
final class RecordedSection implements Benchmarks.Group {

  private static final MarketShape NO_SPLITS = new MarketShape(0.25, 4, 20_000);
  private static final int ROUNDS = 40;
  private static final int WARM = 10;
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 2);
  private static final LocalDate LAST = LocalDate.of(2024, 12, 31);

  @Override
  public List<Bar> run() throws IOException {
    try (Workspace workspace = Workspace.of(Options.fromProperties())) {
      Path home = workspace.fresh("recorded");
      return List.of(Bar.atMost("simulation.recorded_backtest", measured(home), "ms", 100));
    }
  }

  private static double measured(Path home) {
    BacktestRuns runs =
        new BacktestRuns(new FileRuns(home, Clock.systemUTC()), sources(home), Clock.systemUTC());
    RunTerms terms =
        RunTerms.of(Map.of("dataset", "ten", "strategy", "momentum", "record_equity", "every_bar"));
    List<Double> millis = new ArrayList<>();
    long records = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = System.nanoTime();
      RunOutcome outcome = runs.prepare(terms, Map.of()).run(RunProgress.NONE);
      millis.add((System.nanoTime() - before) / 1e6);
      records = outcome.summary().bars();
    }
    List<Double> warm = new ArrayList<>(millis.subList(WARM, ROUNDS));
    warm.sort(null);
    double median = warm.get(warm.size() / 2);
    Table table = new Table("run", "ms");
    table.row("the first of the process", Table.exact(millis.get(0)));
    table.row("median behind " + WARM, Table.exact(median));
    table.row("slowest behind " + WARM, Table.exact(warm.get(warm.size() - 1)));
    table.print("%,d daily bars of 10 instruments, from hash to seal".formatted(records));
    return median;
  }

  private static Sources sources(Path home) {
    Calendars calendars = new CalendarFolder(Path.of("config", "calendars").toAbsolutePath());
    DatasetFolder datasets = new DatasetFolder(home.resolve("data").resolve("shared"), calendars);
    BarGrid grid = new BarGrid(calendars.of(new Mic("XNYS")), Duration.ofDays(1));
    List<Symbol> symbols = IntStream.range(0, 10).mapToObj(i -> new Symbol("S" + i)).toList();
    new GeneratedMarket(7, symbols, grid, FIRST, LAST, NO_SPLITS).writeTo(datasets, "ten");
    return new Sources(datasets, calendars, Strategies.builtIn());
  }
}
