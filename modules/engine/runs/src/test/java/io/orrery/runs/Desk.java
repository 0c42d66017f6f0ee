package io.orrery.runs;

import io.orrery.basics.Mic;
import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
import io.orrery.market.CalendarRules;
import io.orrery.market.Calendars;
import io.orrery.market.DataFormat;
import io.orrery.market.Dataset;
import io.orrery.market.DatasetPart;
import io.orrery.market.DatasetReport;
import io.orrery.market.DatasetTerms;
import io.orrery.market.Datasets;
import io.orrery.market.MarketDataException;
import io.orrery.market.MarketFeed;
import io.orrery.market.Split;
import io.orrery.market.TradingCalendar;
import io.orrery.market.VerifiedBars;
import io.orrery.strategy.Strategies;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.trade.Runs;
import io.orrery.trade.Storage;
import io.orrery.universe.Lineage;
import io.orrery.universe.RunId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Data, calendar and storage in memory, for runs. */
final class Desk implements Datasets, Runs {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-27T12:00:00Z"), ZoneOffset.UTC);
  static final Duration DAY = Duration.ofDays(1);

  private static final Mic MARKET = new Mic("XTST");
  private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2024, 12, 31);

  final Map<RunId, Storage> storages = new LinkedHashMap<>();
  private final VerifiedBars bars;

  Desk(String... symbols) {
    this(List.of(), symbols);
  }

  Desk(List<Split> splits, String... symbols) {
    this.bars = verified(List.of(symbols), splits);
  }

  BacktestRuns backtests() {
    return new BacktestRuns(this, sources(), CLOCK);
  }

  Sources sources() {
    return new Sources(this, new Hours(), Strategies.builtIn());
  }

  RunTerms terms(String... more) {
    Map<String, String> given =
        new LinkedHashMap<>(Map.of("dataset", "walk", "strategy", "momentum"));
    for (int i = 0; i < more.length; i += 2) {
      given.put(more[i], more[i + 1]);
    }
    return RunTerms.of(given);
  }

  VerifiedBars bars() {
    return bars;
  }

  private VerifiedBars verified(List<String> symbols, List<Split> splits) {
    List<BarSeries> series = new ArrayList<>();
    List<DatasetPart> parts = new ArrayList<>();
    for (String symbol : symbols) {
      series.add(series(symbol));
      parts.add(new DatasetPart(new Symbol(symbol), symbol + ".csv", hash(symbol)));
    }
    TradingCalendar calendar = new Hours().of(MARKET);
    DatasetTerms terms =
        new DatasetTerms(
            "walk",
            "a test",
            "none",
            calendar.mic(),
            calendar.zone(),
            DAY,
            DataFormat.CSV,
            List.of(),
            splits);
    Dataset dataset = new Dataset(terms, parts, hash("walk"), FIRST, LAST);
    return new VerifiedBars(dataset, lineage(), series, List.of());
  }

  private static Lineage.VerifiedDataset lineage() {
    byte[] content = "walk".getBytes(StandardCharsets.UTF_8);
    try {
      return Lineage.verify("walk", Sha256.of(content), new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BarSeries series(String symbol) {
    SplittableRandom random = new SplittableRandom(symbol.hashCode());
    BarSeries.Builder builder = BarSeries.builder(new Symbol(symbol), DAY);
    double close = 100;
    for (var day : new Hours().of(MARKET).days(FIRST, LAST)) {
      double open = close;
      close = Math.max(1, open * (1 + (random.nextDouble() - 0.49) * 0.05));
      builder.add(
          day.open().toEpochMilli(),
          open,
          Math.max(open, close) * 1.01,
          Math.min(open, close) * 0.99,
          close,
          1_000_000);
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
    if (find(id).isEmpty()) {
      throw new MarketDataException("dataset must be listed, was " + id);
    }
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

  /** One market, open from Monday to Friday. */
  private static final class Hours implements Calendars {
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

  @Override
  public List<RunId> newestFirst() {
    return List.copyOf(storages.keySet());
  }

  @Override
  public Storage storage(RunId run) {
    return storages.computeIfAbsent(run, id -> new InMemoryStorage(CLOCK));
  }
}
