package io.orrery.feeds;

import io.orrery.basics.Sha256;
import io.orrery.market.BarGrid;
import io.orrery.market.BarSeries;
import io.orrery.market.BarSource;
import io.orrery.market.Calendars;
import io.orrery.market.Dataset;
import io.orrery.market.DatasetPart;
import io.orrery.market.Gap;
import io.orrery.market.MarketDataException;
import io.orrery.market.MarketFeed;
import io.orrery.market.MergedFeed;
import io.orrery.market.VerifiedBars;
import io.orrery.universe.Lineage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads datasets whose bytes are those that were listed, and no others. */
final class DatasetReader {

  private final SharedFolder folder;
  private final Calendars calendars;

  DatasetReader(SharedFolder folder, Calendars calendars) {
    this.folder = folder;
    this.calendars = calendars;
  }

  /** All bars; each file is read once, compared with its hash, and then understood. */
  VerifiedBars read(Dataset dataset) {
    BarGrid grid = grid(dataset);
    List<BarSeries> series = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    Lineage.VerifiedDataset lineage =
        verified(
            dataset,
            part -> {
              byte[] bytes = folder.bytes(part.file());
              VerifyingInput.require(part, Sha256.of(bytes));
              series.add(series(layout(dataset, part, grid), bytes, gaps::add));
              return new ByteArrayInputStream(bytes);
            });
    requireDates(dataset, grid, series);
    return new VerifiedBars(dataset, lineage, series, gaps);
  }

  /** All bars as a stream, after the hashes of all files were compared. */
  MarketFeed stream(Dataset dataset) {
    BarGrid grid = grid(dataset);
    Lineage lineage = verified(dataset, this::open);
    List<BarSource> sources = new ArrayList<>();
    try {
      for (DatasetPart part : dataset.parts()) {
        sources.add(FileBars.open(layout(dataset, part, grid), open(part), gap -> {}));
      }
    } catch (RuntimeException e) {
      sources.forEach(BarSource::close);
      throw e;
    }
    return new MergedFeed(lineage, dataset.symbols(), sources);
  }

  /** Where the bars of a dataset may start. */
  BarGrid grid(Dataset dataset) {
    return new BarGrid(calendars.of(dataset.terms().calendar()), dataset.terms().interval());
  }

  static Layout layout(Dataset dataset, DatasetPart part, BarGrid grid) {
    return new Layout(
        part.file(), part.symbol(), grid, dataset.terms().format(), dataset.terms().zone());
  }

  private InputStream open(DatasetPart part) {
    return new VerifyingInput(part, folder.open(part.file()));
  }

  private static Lineage.VerifiedDataset verified(
      Dataset dataset, Function<DatasetPart, InputStream> opening) {
    try (InputStream all = new PartsInput(dataset.parts(), opening)) {
      return Lineage.verify(dataset.id(), dataset.sha256(), all);
    } catch (IllegalArgumentException e) {
      throw new MarketDataException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new MarketDataException("dataset %s cannot be read: %s".formatted(dataset.id(), e), e);
    }
  }

  private static BarSeries series(Layout layout, byte[] bytes, Consumer<Gap> gaps) {
    BarSeries.Builder builder = BarSeries.builder(layout.symbol(), layout.grid().interval());
    try (FileBars bars = FileBars.open(layout, new ByteArrayInputStream(bytes), gaps)) {
      while (bars.next()) {
        builder.add(
            bars.startMillis(),
            bars.openPrice(),
            bars.highPrice(),
            bars.lowPrice(),
            bars.closePrice(),
            bars.volume());
      }
    }
    return builder.build();
  }

  private static void requireDates(Dataset dataset, BarGrid grid, List<BarSeries> series) {
    long first = series.stream().mapToLong(each -> each.startMillis(0)).min().orElseThrow();
    long last =
        series.stream().mapToLong(each -> each.startMillis(each.size() - 1)).max().orElseThrow();
    LocalDate from = grid.calendar().dateAt(Instant.ofEpochMilli(first));
    LocalDate until = grid.calendar().dateAt(Instant.ofEpochMilli(last));
    if (!from.equals(dataset.validFrom()) || !until.equals(dataset.validUntil())) {
      throw new MarketDataException(
          "dataset %s must have bars from %s to %s as listed, has from %s to %s"
              .formatted(dataset.id(), dataset.validFrom(), dataset.validUntil(), from, until));
    }
  }
}
