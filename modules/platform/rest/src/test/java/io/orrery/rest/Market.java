package io.orrery.rest;

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
import io.orrery.market.MarketDataException;
import io.orrery.market.MarketFeed;
import io.orrery.market.TradingCalendar;
import io.orrery.market.VerifiedBars;
import io.orrery.runs.Sources;
import io.orrery.strategy.Strategies;
import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.Runs;
import io.orrery.trade.Storage;
import io.orrery.universe.Lineage;
import io.orrery.universe.RunId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One dataset of two instruments, one calendar, and runs, in memory. */
final class Market implements Datasets, Runs {

  static final String DATASET = "walk";

  private static final Mic MIC = new Mic("XTST");
  private static final Duration DAY = Duration.ofDays(1);
  private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2024, 12, 31);
  private static final List<Symbol> SYMBOLS = List.of(new Symbol("AAA"), new Symbol("BBB"));

  /** What opening the dataset says instead of its bars; null for the bars. */
  volatile @Nullable String damage;

  /** What happens meanwhile when the dataset is opened. */
  volatile Runnable meanwhile = () -> {};

  private final Map<RunId, Storage> storages = new ConcurrentHashMap<>();
  private final TradingCalendar calendar = calendar();
  private final VerifiedBars bars = bars();

  Sources sources() {
    return new Sources(this, new OneCalendar(calendar), Strategies.builtIn());
  }

  Lineage lineage() {
    return bars.lineage();
  }

  private static TradingCalendar calendar() {
    CalendarRules rules = new CalendarRules(MIC, ZoneId.of("America/New_York"), FIRST, LAST);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
        rules.hours(FIRST, day, LocalTime.of(9, 30), LocalTime.of(16, 0));
      }
    }
    return new TradingCalendar(rules, "a test");
  }

  private VerifiedBars bars() {
    DatasetTerms terms =
        DatasetTerms.of(DATASET, "a test", "none", new BarGrid(calendar, DAY), DataFormat.CSV);
    List<DatasetPart> parts =
        SYMBOLS.stream()
            .map(symbol -> new DatasetPart(symbol, symbol.value() + ".csv", hash(symbol.value())))
            .toList();
    Dataset dataset = new Dataset(terms, parts, hash(DATASET), FIRST, LAST);
    return new VerifiedBars(
        dataset, verified(), SYMBOLS.stream().map(this::series).toList(), List.of());
  }

  private static Lineage.VerifiedDataset verified() {
    byte[] content = DATASET.getBytes(StandardCharsets.UTF_8);
    try {
      return Lineage.verify(DATASET, hash(DATASET), new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BarSeries series(Symbol symbol) {
    SplittableRandom random = new SplittableRandom(symbol.hashCode());
    BarSeries.Builder builder = BarSeries.builder(symbol, DAY);
    double close = 100;
    for (var day : calendar.days(FIRST, LAST)) {
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
    meanwhile.run();
    String message = find(id).isEmpty() ? "dataset must be listed, was " + id : damage;
    if (message != null) {
      throw new MarketDataException(message);
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

  @Override
  public List<RunId> newestFirst() {
    return storages.keySet().stream()
        .sorted(Comparator.comparing(RunId::value).reversed())
        .toList();
  }

  @Override
  public Storage storage(RunId run) {
    return storages.computeIfAbsent(run, id -> new InMemoryStorage(Samples.CLOCK));
  }

  private record OneCalendar(TradingCalendar calendar) implements Calendars {

    @Override
    public List<Mic> list() {
      return List.of(MIC);
    }

    @Override
    public TradingCalendar of(Mic mic) {
      return calendar;
    }
  }
}
