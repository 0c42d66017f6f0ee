package io.orrery.market;

/**
 * A walk over a series that shows one closed bar more at each step. Who holds the cursor decides
 * how far {@link #bars()} can see; who holds only the bars cannot. Of use to one thread.
 */
public final class BarCursor {

  private final Columns columns;
  private final Bars bars;
  private final int history;
  private int end;

  /** Before the bar with index {@code from}; sees at most {@code history} bars. */
  BarCursor(Columns columns, int from, int history) {
    this.columns = columns;
    this.bars = new Bars(columns);
    this.history = history;
    this.end = from;
  }

  /** What can be seen from here; the same object at every step. */
  public Bars bars() {
    return bars;
  }

  /** Closes one bar more; false, and nothing moves, behind the last. */
  public boolean next() {
    if (end == columns.start.length) {
      return false;
    }
    end++;
    bars.show(Math.max(0, end - history), end);
    return true;
  }
}
