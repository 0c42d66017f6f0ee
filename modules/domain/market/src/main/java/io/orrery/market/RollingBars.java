package io.orrery.market;

/**
 * The newest bars of one instrument as they come from a feed; older ones are forgotten. Who holds
 * this adds bars; who holds only {@link #bars()} sees them. Of use to one thread.
 */
public final class RollingBars {

  private final Columns columns;
  private final Bars bars;
  private final int history;
  private int end;

  /**
   * Holds nothing yet.
   *
   * @param history how many bars are kept at least, 1 or above; up to three times as many use
   *     memory
   */
  public RollingBars(int history) {
    if (history < 1) {
      throw new IllegalArgumentException("history must be at least 1, was " + history);
    }
    this.history = history;
    this.columns = new Columns(Math.addExact(history, Math.max(history, 64)));
    this.bars = new Bars(columns);
  }

  /** What can be seen now: at most {@code history} bars; the same object after every bar. */
  public Bars bars() {
    return bars;
  }

  /**
   * Adds a closed bar.
   *
   * @throws IllegalArgumentException if it does not start after the one before; nothing was added
   */
  public void add(
      long startMillis, double open, double high, double low, double close, double volume) {
    if (end > 0 && startMillis <= columns.start[end - 1]) {
      throw new IllegalArgumentException(
          "a bar must start after %d, was %d".formatted(columns.start[end - 1], startMillis));
    }
    if (end == columns.start.length) {
      columns.copyTo(columns, end - history, history);
      end = history;
    }
    columns.start[end] = startMillis;
    columns.set(end++, open, high, low, close, volume);
    bars.show(Math.max(0, end - history), end);
  }
}
