package io.orrery.market;

import io.orrery.basics.Symbol;
import io.orrery.universe.Lineage;
import java.util.List;
import java.util.Optional;

/**
 * The bars of a dataset whose bytes had the declared hash.
 *
 * @param dataset as the manifest lists it
 * @param lineage the proof that the bytes were compared
 * @param series the bars, one series an instrument, in the order of the dataset's parts
 * @param gaps what is missing between the first and the last bar of each instrument
 */
public record VerifiedBars(
    Dataset dataset, Lineage.VerifiedDataset lineage, List<BarSeries> series, List<Gap> gaps) {

  /** Keeps copies of the lists. */
  public VerifiedBars {
    series = List.copyOf(series);
    gaps = List.copyOf(gaps);
  }

  /** The bars of one instrument; empty if the dataset does not have it. */
  public Optional<BarSeries> series(Symbol symbol) {
    return series.stream().filter(each -> each.symbol().equals(symbol)).findFirst();
  }

  /** All bars as a feed, from the first. */
  public MarketFeed feed() {
    return MergedFeed.of(lineage, series);
  }
}
