package io.orrery.parity;

import io.orrery.market.BarSeries;
import io.orrery.market.Dataset;
import io.orrery.market.Datasets;
import io.orrery.market.MarketDataException;
import io.orrery.market.VerifiedBars;
import io.orrery.parity.MarketAgreement.Kind;
import java.time.Instant;
import java.util.Optional;

/** Finds out whether two sessions saw the same market. Safe for use by many threads. */
public final class MarketComparison {

  private static final String DATASET = "dataset:";

  private final Datasets datasets;

  /** Looks datasets up in {@code datasets}. */
  public MarketComparison(Datasets datasets) {
    this.datasets = datasets;
  }

  /**
   * Compares what both sides saw: their datasets by hash, else bar by bar. A live feed counts as
   * what its session recorded of it; a feed's name alone proves nothing.
   */
  MarketAgreement of(ComparedSession left, ComparedSession right) {
    Optional<String> one = snapshot(left);
    Optional<String> other = snapshot(right);
    if (one.isEmpty() || other.isEmpty()) {
      return MarketAgreement.unknown(
          "what %s saw is not on record as a dataset: its lineage is %s"
              .formatted(
                  one.isEmpty() ? left.id() : right.id(),
                  one.isEmpty() ? left.lineageId() : right.lineageId()));
    }
    if (one.get().equals(other.get())) {
      return new MarketAgreement(Kind.SAME_DATASET, "both saw " + one.get(), Optional.empty());
    }
    try {
      return compared(open(one.get()), open(other.get()));
    } catch (MarketDataException e) {
      return MarketAgreement.unknown("bars cannot be compared: " + e.getMessage());
    }
  }

  /** The dataset that a side saw, as a lineage names one; empty if none is known. */
  private static Optional<String> snapshot(ComparedSession side) {
    return side.lineageId().startsWith(DATASET)
        ? Optional.of(side.lineageId())
        : side.recording().map(each -> DATASET + each.dataset() + "@" + each.sha256().value());
  }

  private VerifiedBars open(String lineage) {
    String id = lineage.substring(DATASET.length(), lineage.lastIndexOf('@'));
    Optional<Dataset> listed = datasets.find(id);
    VerifiedBars bars = datasets.open(id);
    if (!bars.lineage().id().equals(lineage)) {
      throw new MarketDataException(
          "dataset %s must be as it was traded on, %s, and is %s"
              .formatted(
                  id, lineage, listed.map(Dataset::sha256).map(Object::toString).orElse("")));
    }
    return bars;
  }

  private static MarketAgreement compared(VerifiedBars left, VerifiedBars right) {
    long bars = 0;
    for (BarSeries one : left.series()) {
      Optional<BarSeries> other = right.series(one.symbol());
      if (other.isPresent()) {
        if (!one.interval().equals(other.get().interval())) {
          return MarketAgreement.unknown(
              "bars of %s and of %s cannot be compared"
                  .formatted(one.interval(), other.get().interval()));
        }
        for (int i = 0; i < one.size(); i++) {
          int same = other.get().indexAtOrAfter(one.startMillis(i));
          if (same < other.get().size() && other.get().startMillis(same) == one.startMillis(i)) {
            bars++;
            if (!one.bar(i).equals(other.get().bar(same))) {
              return different(one, i, bars);
            }
          }
        }
      }
    }
    return bars == 0
        ? MarketAgreement.unknown("there is no bar that both saw")
        : new MarketAgreement(
            Kind.EQUAL_BARS,
            "the datasets differ, and all %d bars that both have are equal".formatted(bars),
            Optional.of(bars));
  }

  private static MarketAgreement different(BarSeries series, int index, long bars) {
    return new MarketAgreement(
        Kind.DIFFERENT_BARS,
        "the bar of %s that began at %s is not equal on both sides"
            .formatted(series.symbol(), Instant.ofEpochMilli(series.startMillis(index))),
        Optional.of(bars));
  }
}
