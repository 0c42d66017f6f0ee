package io.orrery.testkit;

import io.orrery.basics.Mic;
import io.orrery.basics.Sha256;
import io.orrery.basics.Symbol;
import io.orrery.market.BarSeries;
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
import io.orrery.trade.Runs;
import io.orrery.trade.Storage;
import io.orrery.universe.Lineage;
import io.orrery.universe.RunId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * One dataset of daily bars that walk at random, the calendar of its market, and the runs on it, in
 * memory. The same symbols and dates have the same bars.
 */
public class WalkMarket implements Datasets, Runs {

  /** The name of the dataset. */
  public static final String DATASET = "walk";

  private static final Mic MIC = new Mic("XTST");
  private static final Duration DAY = Duration.ofDays(1);

  private final Map<RunId, Storage> storages =
      new ConcurrentSkipListMap<>(Comparator.comparing(RunId::value).reversed());
  private final LocalDate first;
  private final LocalDate last;
  private final TradingCalendar calendar;
  private final VerifiedBars bars;

  /** Bars of these symbols from the {@code first} date to the {@code last}. */
  public WalkMarket(LocalDate first, LocalDate last, String... symbols) {
    this(first, last, List.of(), symbols);
  }

  /** Also says of {@code splits}, of which the bars show nothing. */
  public WalkMarket(LocalDate first, LocalDate last, List<Split> splits, String... symbols) {
    this.first = first;
    this.last = last;
    this.calendar = new TradingCalendar(Samples.weekdays(MIC, first, last), "a test");
    this.bars = bars(splits, Stream.of(symbols).map(Symbol::new).toList());
  }

  private VerifiedBars bars(List<Split> splits, List<Symbol> symbols) {
    DatasetTerms terms =
        new DatasetTerms(
            DATASET,
            "a test",
            "none",
            MIC,
            calendar.zone(),
            DAY,
            DataFormat.CSV,
            List.of(),
            splits);
    List<DatasetPart> parts =
        symbols.stream()
            .map(symbol -> new DatasetPart(symbol, symbol + ".csv", hash(symbol.value())))
            .toList();
    Dataset dataset = new Dataset(terms, parts, hash(DATASET), first, last);
    return new VerifiedBars(
        dataset, verified(), symbols.stream().map(this::series).toList(), List.of());
  }

  private static Lineage.VerifiedDataset verified() {
    byte[] content = DATASET.getBytes(StandardCharsets.UTF_8);
    try {
      return Lineage.verify(DATASET, hash(DATASET), new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sha256 hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private BarSeries series(Symbol symbol) {
    SplittableRandom random = new SplittableRandom(symbol.value().hashCode());
    BarSeries.Builder builder = BarSeries.builder(symbol, DAY);
    double close = 100;
    for (var day : calendar.days(first, last)) {
      double open = close;
      close = Math.max(1, open * (1 + (random.nextDouble() - 0.49) * 0.05));
      double high = Math.max(open, close) * 1.01;
      double low = Math.min(open, close) * 0.99;
      builder.add(day.open().toEpochMilli(), open, high, low, close, 1_000_000);
    }
    return builder.build();
  }

  /** The calendar of this market, whichever is asked for. */
  public final Calendars calendars() {
    return new OneCalendar(calendar);
  }

  /** What {@link #open} answers. */
  public final VerifiedBars bars() {
    return bars;
  }

  @Override
  public final List<Dataset> list() {
    return List.of(bars.dataset());
  }

  @Override
  public final Optional<Dataset> find(String id) {
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
  public final MarketFeed stream(String id) {
    return open(id).feed();
  }

  @Override
  public final DatasetReport verify(String id) {
    return new DatasetReport(open(id).dataset(), 0, List.of());
  }

  @Override
  public final List<RunId> newestFirst() {
    return List.copyOf(storages.keySet());
  }

  @Override
  public final Storage storage(RunId run) {
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
