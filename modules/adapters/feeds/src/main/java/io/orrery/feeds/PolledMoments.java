package io.orrery.feeds;

import io.orrery.market.Bar;
import io.orrery.market.BarGrid;
import io.orrery.market.BarSeries;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Bars that came and were not taken, moment by moment. Of use to one thread. */
final class PolledMoments {

  private final BarGrid grid;
  private final long[] newest;
  private final TreeMap<Long, Bar[]> waiting = new TreeMap<>();
  private long taken = -1;

  /** {@code size} instruments, of which nothing came yet. */
  PolledMoments(BarGrid grid, int size) {
    this.grid = grid;
    this.newest = new long[size];
    Arrays.fill(newest, -1);
  }

  /** What starts at bar {@code index} of the grid or before is not wanted. */
  void beginBehind(long index) {
    taken = index;
  }

  /** The number of the first bar that is still wanted. */
  long firstWanted() {
    return Math.min(taken + 1, grid.size() - 1);
  }

  /** The number of the newest bar that any instrument had; -1 if none had one. */
  long newestSeen() {
    return Arrays.stream(newest).max().orElse(-1);
  }

  /** The number of the newest bar that is over at {@code now}; -1 if none is. */
  long newestClosed(Instant now) {
    long index = grid.indexAtOrAfter(now.toEpochMilli() + 1) - 1;
    while (index >= 0 && closeOf(index).isAfter(now)) {
      index--;
    }
    return index;
  }

  /** Whether an instrument may have more bars up to number {@code due}. */
  boolean isMissing(int instrument, long due) {
    return Math.max(newest[instrument], taken) < due;
  }

  /** Takes what is on the grid and not too late. */
  void add(int instrument, BarSeries series) {
    for (int i = 0; i < series.size(); i++) {
      long index = grid.index(series.startMillis(i));
      if (index > taken) {
        newest[instrument] = Math.max(newest[instrument], index);
        waiting.computeIfAbsent(index, any -> new Bar[newest.length])[instrument] = bar(series, i);
      }
    }
  }

  private static Bar bar(BarSeries of, int i) {
    return new Bar(
        Instant.ofEpochMilli(of.startMillis(i)),
        of.open(i),
        of.high(i),
        of.low(i),
        of.close(i),
        of.volume(i));
  }

  /**
   * The oldest moment that waits, if all its bars are there, or it closed at {@code late} or
   * before.
   */
  Optional<Bar[]> take(Instant late) {
    Map.Entry<Long, Bar[]> first = waiting.firstEntry();
    if (first == null) {
      return Optional.empty();
    }
    boolean isWhole = Arrays.stream(first.getValue()).allMatch(Objects::nonNull);
    if (!isWhole && closeOf(first.getKey()).isAfter(late)) {
      return Optional.empty();
    }
    waiting.pollFirstEntry();
    taken = first.getKey();
    return Optional.of(first.getValue());
  }

  private Instant closeOf(long index) {
    return grid.calendar().closeOf(Instant.ofEpochMilli(grid.startMillis(index)), grid.interval());
  }
}
