package io.orrery.market;

import io.orrery.basics.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All bars of one instrument in one interval, oldest first, in columns; immutable and safe for use
 * by many threads.
 *
 * <p>Missing bars are missing. Starts rise strictly.
 */
public final class BarSeries {

  private final Symbol symbol;
  private final Duration interval;
  private final Columns columns;

  private BarSeries(Symbol symbol, Duration interval, Columns columns) {
    this.symbol = symbol;
    this.interval = interval;
    this.columns = columns;
  }

  /**
   * A series of the given bars.
   *
   * @throws IllegalArgumentException if a bar does not start after the one before
   */
  public static BarSeries of(Symbol symbol, Duration interval, List<Bar> bars) {
    Builder builder = builder(symbol, interval);
    bars.forEach(builder::add);
    return builder.build();
  }

  /**
   * Begins a series.
   *
   * @param interval the length of a bar, above zero; a daily bar has one day
   */
  public static Builder builder(Symbol symbol, Duration interval) {
    return new Builder(symbol, interval);
  }

  /** The instrument. */
  public Symbol symbol() {
    return symbol;
  }

  /** The length of a bar. */
  public Duration interval() {
    return interval;
  }

  /** How many bars there are. */
  public int size() {
    return columns.start.length;
  }

  /** When a bar began, in milliseconds since 1970-01-01T00:00Z; index 0 is the oldest. */
  public long startMillis(int index) {
    return columns.start[index];
  }

  /** The first price of a bar; index 0 is the oldest. */
  public double open(int index) {
    return columns.open[index];
  }

  /** The highest price of a bar; index 0 is the oldest. */
  public double high(int index) {
    return columns.high[index];
  }

  /** The lowest price of a bar; index 0 is the oldest. */
  public double low(int index) {
    return columns.low[index];
  }

  /** The last price of a bar; index 0 is the oldest. */
  public double close(int index) {
    return columns.close[index];
  }

  /** How many units changed hands in a bar; index 0 is the oldest. */
  public double volume(int index) {
    return columns.volume[index];
  }

  /** A bar as an object: convenient, not for loops over millions. */
  public Bar bar(int index) {
    return new Bar(
        Instant.ofEpochMilli(startMillis(index)),
        open(index),
        high(index),
        low(index),
        close(index),
        volume(index));
  }

  /** The bars from {@code from}, inclusive, to {@code to}, exclusive, as a series of their own. */
  public BarSeries slice(int from, int to) {
    return new BarSeries(symbol, interval, columns.copy(from, to));
  }

  /** The index of the first bar that starts at {@code millis} or later; {@link #size()} if none. */
  public int indexAtOrAfter(long millis) {
    int found = java.util.Arrays.binarySearch(columns.start, millis);
    return found >= 0 ? found : -found - 1;
  }

  /** A walk over these bars, before the first. */
  public BarCursor cursor() {
    return new BarCursor(columns, 0, Integer.MAX_VALUE);
  }

  /**
   * A walk over these bars that shows no more than the newest {@code history} of them, as {@link
   * RollingBars} do.
   *
   * @param from the index of the first bar to come, 0 to {@link #size()}
   * @param history 1 or above
   */
  public BarCursor cursor(int from, int history) {
    if (from < 0 || from > size() || history < 1) {
      throw new IllegalArgumentException(
          "from must be from 0 to %d and history at least 1, were %d and %d"
              .formatted(size(), from, history));
    }
    return new BarCursor(columns, from, history);
  }

  @Override
  public String toString() {
    return "%s %s, %d bars".formatted(symbol.value(), interval, size());
  }

  /** Collects bars in their order; of use to one thread. */
  public static final class Builder {
    private final Symbol symbol;
    private final Duration interval;
    private Columns columns = new Columns(1024);
    private int size;

    private Builder(Symbol symbol, Duration interval) {
      if (interval.isZero() || interval.isNegative()) {
        throw new IllegalArgumentException("interval must be positive, was " + interval);
      }
      this.symbol = symbol;
      this.interval = interval;
    }

    /** How many bars were added. */
    public int size() {
      return size;
    }

    /** Adds a bar. */
    public Builder add(Bar bar) {
      return add(
          bar.start().toEpochMilli(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    /**
     * Adds a bar without making an object of it.
     *
     * @throws IllegalArgumentException if it is no {@link Bar}, or does not start after the one
     *     before; nothing was added
     */
    public Builder add(
        long startMillis, double open, double high, double low, double close, double volume) {
      String flaw = Bar.flaw(open, high, low, close, volume);
      if (!flaw.isEmpty()) {
        throw new IllegalArgumentException(where(startMillis) + flaw);
      }
      if (size > 0 && startMillis <= columns.start[size - 1]) {
        throw new IllegalArgumentException(
            where(startMillis)
                + "it must start after "
                + Instant.ofEpochMilli(columns.start[size - 1]));
      }
      if (size == columns.start.length) {
        columns = columns.grown(size, Math.addExact(size, size));
      }
      columns.start[size] = startMillis;
      columns.set(size++, open, high, low, close, volume);
      return this;
    }

    /** The series of the bars added so far; the builder may go on. */
    public BarSeries build() {
      return new BarSeries(symbol, interval, columns.copy(0, size));
    }

    private String where(long startMillis) {
      return "bar %d of %s, %s: "
          .formatted(size + 1, symbol.value(), Instant.ofEpochMilli(startMillis));
    }
  }
}
