package io.orrery.backtest;

import io.orrery.market.BarCursor;
import io.orrery.market.BarSeries;
import io.orrery.market.Bars;
import io.orrery.strategy.Action;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Drives a walk over whole columns, merged by their starts. */
final class ColumnWalk {

  private final Walk walk;
  private final List<BarSeries> series;
  private final BarCursor[] cursors;
  private final int[] next;

  ColumnWalk(Walk walk, List<BarSeries> series, BarCursor[] cursors, int[] from) {
    this.walk = walk;
    this.series = series;
    this.cursors = cursors;
    this.next = from.clone();
  }

  /**
   * Walks to the last bar that starts before {@code toMillis}.
   *
   * @return false if it was told to stop before
   */
  boolean run(long toMillis, BooleanSupplier goOn) {
    Pulse pulse = new Pulse(goOn);
    return cursors.length == 1
        ? runOne(series.get(0).indexAtOrAfter(toMillis), pulse)
        : runAll(toMillis, pulse);
  }

  private boolean runAll(long toMillis, Pulse pulse) {
    int left = 0;
    for (long start = earliest(); start < toMillis; start = earliest()) {
      if (left == 0) {
        left = pulse.next();
        if (left == 0) {
          return false;
        }
      }
      left--;
      moment(start);
    }
    return true;
  }

  private boolean runOne(int to, Pulse pulse) {
    int from = next[0];
    while (from < to) {
      int length = Math.min(to - from, pulse.next());
      if (length == 0) {
        return false;
      }
      stretch(cursors[0], from, from + length);
      from += length;
    }
    return true;
  }

  private void stretch(BarCursor cursor, int from, int to) {
    for (int i = from; i < to; i++) {
      cursor.next();
      if (walk.isQuiet()) {
        i = skipQuiet(cursor, i, to);
        if (i == to) {
          return;
        }
      }
      walk.arriveAt(0, cursor.bars().startMillis(0));
      walk.settle();
    }
  }

  /**
   * The loop of the fast path: passes over bars on which {@link Walk#settle} would do nothing but
   * value the account.
   *
   * @return the first bar on which it would, on which the cursor then stands; {@code to} if none
   */
  private int skipQuiet(BarCursor cursor, int from, int to) {
    Lane lane = walk.onlyLane();
    Bars bars = lane.bars;
    int i = from;
    while (i < to && bars.close(0) > lane.alarm && lane.act() == Action.HOLD) {
      walk.valueQuietly(bars.startMillis(0), bars.close(0));
      i++;
      if (i < to) {
        cursor.next();
      }
    }
    walk.nothingHappened(i - from);
    return i;
  }

  private void moment(long start) {
    for (int leg = 0; leg < cursors.length; leg++) {
      if (startOf(leg) == start) {
        cursors[leg].next();
        next[leg]++;
        walk.arriveAt(leg, start);
      }
    }
    walk.settle();
  }

  private long earliest() {
    long earliest = Long.MAX_VALUE;
    for (int leg = 0; leg < cursors.length; leg++) {
      earliest = Math.min(earliest, startOf(leg));
    }
    return earliest;
  }

  private long startOf(int leg) {
    BarSeries bars = series.get(leg);
    return next[leg] < bars.size() ? bars.startMillis(next[leg]) : Long.MAX_VALUE;
  }
}
