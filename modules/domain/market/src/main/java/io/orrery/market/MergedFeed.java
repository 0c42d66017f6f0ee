package io.orrery.market;

import io.orrery.basics.Symbol;
import io.orrery.universe.Lineage;
import java.util.HashSet;
import java.util.List;

/**
 * Many instruments merged into one feed in the order of time; bars of one instant come in the order
 * of the instruments. Memory does not grow with the bars. A move costs a number of comparisons that
 * grows with the logarithm of the number of instruments, and none if the next bar is of the same.
 */
public final class MergedFeed implements MarketFeed {

  private final List<Symbol> symbols;
  private final Lineage lineage;
  private final BarSource[] sources;

  /** The sources that have a bar, as a heap: the earliest, and of those the first, is at 0. */
  private final int[] heap;

  /** The start of each source's bar, by source. */
  private final long[] starts;

  private int alive = -1;
  private BarSource current;

  /**
   * Merges one source an instrument; the feed closes them.
   *
   * @throws IllegalArgumentException if an instrument is there twice, or has no source of its own
   */
  public MergedFeed(Lineage lineage, List<Symbol> symbols, List<? extends BarSource> sources) {
    if (symbols.size() != sources.size() || symbols.isEmpty()) {
      throw new IllegalArgumentException(
          "each of at least one symbol must have a source, were %d and %d"
              .formatted(symbols.size(), sources.size()));
    }
    if (new HashSet<>(symbols).size() != symbols.size()) {
      throw new IllegalArgumentException("each symbol must be there once, were " + symbols);
    }
    this.lineage = lineage;
    this.symbols = List.copyOf(symbols);
    this.sources = sources.toArray(new BarSource[0]);
    this.heap = new int[this.sources.length];
    this.starts = new long[this.sources.length];
    this.current = this.sources[0];
  }

  /** Merges series that are in memory. */
  public static MergedFeed of(Lineage lineage, List<BarSeries> series) {
    return new MergedFeed(
        lineage,
        series.stream().map(BarSeries::symbol).toList(),
        series.stream().map(SeriesSource::new).toList());
  }

  @Override
  public List<Symbol> symbols() {
    return symbols;
  }

  @Override
  public Lineage lineage() {
    return lineage;
  }

  @Override
  public boolean next() {
    if (alive < 0) {
      start();
    } else if (alive > 0) {
      advance();
    }
    if (alive == 0) {
      return false;
    }
    current = sources[heap[0]];
    return true;
  }

  @Override
  public int symbol() {
    return heap[0];
  }

  @Override
  public long startMillis() {
    return starts[heap[0]];
  }

  @Override
  public double openPrice() {
    return current.openPrice();
  }

  @Override
  public double highPrice() {
    return current.highPrice();
  }

  @Override
  public double lowPrice() {
    return current.lowPrice();
  }

  @Override
  public double closePrice() {
    return current.closePrice();
  }

  @Override
  public double volume() {
    return current.volume();
  }

  @Override
  public void close() {
    for (BarSource source : sources) {
      source.close();
    }
  }

  private void start() {
    alive = 0;
    for (int i = 0; i < sources.length; i++) {
      if (sources[i].next()) {
        starts[i] = sources[i].startMillis();
        heap[alive++] = i;
      }
    }
    for (int at = alive / 2 - 1; at >= 0; at--) {
      sink(at);
    }
  }

  private void advance() {
    int moved = heap[0];
    if (sources[moved].next()) {
      starts[moved] = sources[moved].startMillis();
    } else {
      heap[0] = heap[--alive];
    }
    if (alive > 0) {
      sink(0);
    }
  }

  private void sink(int from) {
    int at = from;
    int sinking = heap[at];
    for (int child = 2 * at + 1; child < alive; child = 2 * at + 1) {
      if (child + 1 < alive && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (isBefore(sinking, heap[child])) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = sinking;
  }

  private boolean isBefore(int one, int other) {
    return starts[one] != starts[other] ? starts[one] < starts[other] : one < other;
  }
}
