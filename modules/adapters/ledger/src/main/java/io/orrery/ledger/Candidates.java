package io.orrery.ledger;

import io.orrery.ledger.index.Ordinals;
import io.orrery.ledger.index.SegmentIndex;
import java.io.IOException;

/** The records of one segment that an index cannot rule out. For one thread. */
final class Candidates {

  private final SegmentIndex index;
  private final LineFilter filter;
  private final Ordinals ordinals;
  private final long[] times;

  private Candidates(SegmentIndex index, LineFilter filter, Ordinals ordinals, long[] times) {
    this.index = index;
    this.filter = filter;
    this.ordinals = ordinals;
    this.times = times;
  }

  /** Among the records {@code from} to {@code to - 1}. */
  static Candidates of(SegmentIndex index, LineFilter filter, int from, int to) throws IOException {
    Ordinals ordinals = Ordinals.run(from, Math.min(to, index.count()));
    if (filter.hasTime() && filter.isOutside(index.leastTime(), index.greatestTime())) {
      ordinals = Ordinals.run(0, 0);
    }
    for (long term : filter.terms()) {
      if (ordinals.size() > 0) {
        ordinals = ordinals.and(index.ordinals(term));
      }
    }
    boolean needsTimes = filter.hasTime() && ordinals.size() > 0;
    return new Candidates(index, filter, ordinals, needsTimes ? index.times() : new long[0]);
  }

  int size() {
    return ordinals.size();
  }

  int at(int position) {
    return ordinals.at(position);
  }

  Ordinals ordinals() {
    return ordinals;
  }

  /** Whether a record may lie in the time that is asked for. */
  boolean mayFit(int ordinal) {
    int block = times.length == 0 ? 0 : 2 * index.block(ordinal);
    return times.length == 0 || !filter.isOutside(times[block], times[block + 1]);
  }

  /** How many there are in a block. */
  int countIn(int block) {
    return ordinals.countBefore(index.endOf(block)) - ordinals.countBefore(index.firstOf(block));
  }

  /** Whether all records of a block lie in the time that is asked for. */
  boolean isInside(int block) {
    return times.length == 0 || filter.isInside(times[2 * block], times[2 * block + 1]);
  }
}
