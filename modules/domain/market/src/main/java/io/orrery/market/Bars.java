package io.orrery.market;

/**
 * The closed bars of one instrument that are known now, newest first: what a strategy may see.
 * {@code close(0)} is the newest close, {@code close(1)} the one before.
 *
 * <p>A view: whoever made it moves it on, its reader cannot, so that no later bar can be reached
 * through it. Only valid until it is moved; not safe for use by many threads. Reading allocates
 * nothing.
 */
public final class Bars {

  private final Columns columns;
  private int first;
  private int end;

  /** Sees nothing yet. */
  Bars(Columns columns) {
    this.columns = columns;
  }

  /** How many bars can be seen, from {@code ago} 0 to one less than this. */
  public int size() {
    return end - first;
  }

  /**
   * When a bar began, in milliseconds since 1970-01-01T00:00Z.
   *
   * @throws IndexOutOfBoundsException if {@code ago} is not from 0 to below {@link #size()}
   */
  public long startMillis(int ago) {
    return columns.start[at(ago)];
  }

  /** The first price of a bar; {@link #startMillis} says what {@code ago} may be. */
  public double open(int ago) {
    return columns.open[at(ago)];
  }

  /** The highest price of a bar; {@link #startMillis} says what {@code ago} may be. */
  public double high(int ago) {
    return columns.high[at(ago)];
  }

  /** The lowest price of a bar; {@link #startMillis} says what {@code ago} may be. */
  public double low(int ago) {
    return columns.low[at(ago)];
  }

  /** The last price of a bar; {@link #startMillis} says what {@code ago} may be. */
  public double close(int ago) {
    return columns.close[at(ago)];
  }

  /** How many units changed hands; {@link #startMillis} says what {@code ago} may be. */
  public double volume(int ago) {
    return columns.volume[at(ago)];
  }

  /** Shows the bars from {@code from}, inclusive, to {@code to}, exclusive. */
  void show(int from, int to) {
    first = from;
    end = to;
  }

  private int at(int ago) {
    int index = end - 1 - ago;
    if (ago < 0 || index < first) {
      throw new IndexOutOfBoundsException(
          "ago must be from 0 to below %d, was %d".formatted(size(), ago));
    }
    return index;
  }
}
