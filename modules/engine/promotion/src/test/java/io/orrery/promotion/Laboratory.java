package io.orrery.promotion;

import io.orrery.basics.Mic;
import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.market.BarGrid;
import io.orrery.market.BarSeries;
import io.orrery.market.CalendarRules;
import io.orrery.market.Calendars;
import io.orrery.market.DataFormat;
import io.orrery.market.Dataset;
import io.orrery.market.DatasetPart;
import io.orrery.market.DatasetReport;
import io.orrery.market.DatasetTerms;
import io.orrery.market.Datasets;
import io.orrery.market.MarketFeed;
import io.orrery.market.TradingCalendar;
import io.orrery.market.VerifiedBars;
import io.orrery.runs.BacktestRuns;
import io.orrery.runs.RunProgress;
import io.orrery.runs.RunTerms;
import io.orrery.runs.Sources;
import io.orrery.strategy.Strategies;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.Runs;
import io.orrery.trade.Storage;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Lineage;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Where backtests are run that promotions rest on: real runs with real records, in memory. */
final class Laboratory implements Datasets, Runs {

  private static final String WALK = "walk";
  private static final Symbol SYMBOL = new Symbol("AAA");
  private static final Mic MARKET = new Mic("XTST");
  private static final Duration DAY = Duration.ofDays(1);
  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2024, 12, 31);

  private final Map<RunId, Storage> storages = new LinkedHashMap<>();
  private final VerifiedBars bars = bars();

  /** A run of momentum in 2022. */
  RunId inSample() {
    return backtest("momentum", Map.of(), "from", "2022-01-03", "to", "2022-12-31");
  }

  /** A run of momentum in 2023 and 2024. */
  RunId outOfSample() {
    return outOfSample("momentum", Map.of());
  }

  RunId outOfSample(String strategy, Map<String, String> parameters, String... more) {
    String[] all = new String[more.length + 4];
    System.arraycopy(new String[] {"from", "2023-01-03", "sample", "out_of_sample"}, 0, all, 0, 4);
    System.arraycopy(more, 0, all, 4, more.length);
    return backtest(strategy, parameters, all);
  }

  RunId backtest(String strategy, Map<String, String> parameters, String... terms) {
    Map<String, String> given = new LinkedHashMap<>(Map.of("dataset", WALK, "strategy", strategy));
    for (int i = 0; i < terms.length; i += 2) {
      given.put(terms[i], terms[i + 1]);
    }
    BacktestRuns.Prepared run =
        new BacktestRuns(this, new Sources(this, new OneCalendar(), strategies()), Samples.CLOCK)
            .prepare(RunTerms.of(given), parameters);
    run.run(RunProgress.NONE);
    return run.id();
  }

  Strategies strategies() {
    return Strategies.builtIn();
  }

  UniverseArchive archive(RunId run) {
    return storage(run).archive(Universe.SIMULATION);
  }

  private static VerifiedBars bars() {
    DatasetTerms terms =
        DatasetTerms.of(
            WALK, "a test", "none", new BarGrid(new OneCalendar().of(MARKET), DAY), DataFormat.CSV);
    DatasetPart part = new DatasetPart(SYMBOL, "AAA.csv", hash("AAA"));
    Dataset dataset = new Dataset(terms, List.of(part), hash(WALK), FIRST, LAST);
    return new VerifiedBars(dataset, lineage(), List.of(series()), List.of());
  }

  private static Lineage.VerifiedDataset lineage() {
    byte[] content = WALK.getBytes(StandardCharsets.UTF_8);
    try {
      return Lineage.verify(WALK, hash(WALK), new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BarSeries series() {
    SplittableRandom random = new SplittableRandom(7);
    BarSeries.Builder builder = BarSeries.builder(SYMBOL, DAY);
    double close = 100;
    for (var day : new OneCalendar().of(MARKET).days(FIRST, LAST)) {
      double open = close;
      close = Math.max(1, open * (1 + (random.nextDouble() - 0.49) * 0.05));
      double high = Math.max(open, close) * 1.01;
      double low = Math.min(open, close) * 0.99;
      builder.add(day.open().toEpochMilli(), open, high, low, close, 1_000_000);
    }
    return builder.build();
  }

  private static Sha256 hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<Dataset> list() {
    return List.of(bars.dataset());
  }

  @Override
  public Optional<Dataset> find(String id) {
    return list().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public VerifiedBars open(String id) {
    return bars;
  }

  @Override
  public MarketFeed stream(String id) {
    return open(id).feed();
  }

  @Override
  public DatasetReport verify(String id) {
    return new DatasetReport(open(id).dataset(), 0, List.of());
  }

  @Override
  public List<RunId> newestFirst() {
    return List.copyOf(storages.keySet());
  }

  @Override
  public Storage storage(RunId run) {
    return storages.computeIfAbsent(run, id -> new InMemoryStorage(Samples.CLOCK));
  }

  /** One market, open from Monday to Friday. */
  private static final class OneCalendar implements Calendars {
    @Override
    public List<Mic> list() {
      return List.of(MARKET);
    }

    @Override
    public TradingCalendar of(Mic mic) {
      CalendarRules rules = new CalendarRules(mic, ZoneId.of("America/New_York"), FIRST, LAST);
      for (DayOfWeek day : DayOfWeek.values()) {
        if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
          rules.hours(FIRST, day, LocalTime.of(9, 30), LocalTime.of(16, 0));
        }
      }
      return new TradingCalendar(rules, "a test");
    }
  }
}
