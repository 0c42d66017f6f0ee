package io.orrery.market;

import java.util.Arrays;

/** Bars, one array a member, all of one length. */
final class Columns {

  final long[] start;
  final double[] open;
  final double[] high;
  final double[] low;
  final double[] close;
  final double[] volume;

  Columns(int length) {
    this(
        new long[length],
        new double[length],
        new double[length],
        new double[length],
        new double[length],
        new double[length]);
  }

  private Columns(
      long[] start, double[] open, double[] high, double[] low, double[] close, double[] volume) {
    this.start = start;
    this.open = open;
    this.high = high;
    this.low = low;
    this.close = close;
    this.volume = volume;
  }

  /** The bars from {@code from} to before {@code to}, in arrays of their own. */
  Columns copy(int from, int to) {
    return new Columns(
        Arrays.copyOfRange(start, from, to),
        Arrays.copyOfRange(open, from, to),
        Arrays.copyOfRange(high, from, to),
        Arrays.copyOfRange(low, from, to),
        Arrays.copyOfRange(close, from, to),
        Arrays.copyOfRange(volume, from, to));
  }

  /** The first {@code length} bars in arrays that have room for {@code capacity}. */
  Columns grown(int length, int capacity) {
    Columns grown = new Columns(capacity);
    copyTo(grown, 0, length);
    return grown;
  }

  /** Copies bars to the beginning of {@code target}, which may be this. */
  void copyTo(Columns target, int from, int length) {
    System.arraycopy(start, from, target.start, 0, length);
    System.arraycopy(open, from, target.open, 0, length);
    System.arraycopy(high, from, target.high, 0, length);
    System.arraycopy(low, from, target.low, 0, length);
    System.arraycopy(close, from, target.close, 0, length);
    System.arraycopy(volume, from, target.volume, 0, length);
  }

  /** Sets all of a bar but its start. */
  void set(int at, double o, double h, double l, double c, double v) {
    open[at] = o;
    high[at] = h;
    low[at] = l;
    close[at] = c;
    volume[at] = v;
  }
}
