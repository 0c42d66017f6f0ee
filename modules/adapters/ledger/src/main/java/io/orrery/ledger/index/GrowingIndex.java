package io.orrery.ledger.index;

import java.util.Arrays;

/** An index in memory to which records are added. Safe for use by many threads. */
public final class GrowingIndex implements SegmentIndex {

  private final long firstSeq;
  private final Postings postings = new Postings();
  private final Extremes extremes = new Extremes();
  private final boolean hasAmounts;
  private long[] offsets = new long[64];
  private long[] times = new long[8];
  private long leastTime = Long.MAX_VALUE;
  private long greatestTime = Long.MIN_VALUE;
  private int count;
  private long length;

  /**
   * Knows no record yet.
   *
   * @param firstSeq the number of the first record
   * @param hasAmounts whether the records have amounts of which the extremes are wanted
   */
  public GrowingIndex(long firstSeq, boolean hasAmounts) {
    this.firstSeq = firstSeq;
    this.hasAmounts = hasAmounts;
  }

  /** Adds the next record, which ends before byte {@code end}. */
  public synchronized void add(Entry entry, long end) {
    int ordinal = count++;
    if (ordinal == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * ordinal);
    }
    offsets[ordinal] = entry.offset();
    length = end;
    for (int i = 0; i < entry.termCount(); i++) {
      postings.add(entry.term(i), ordinal);
    }
    int block = block(ordinal);
    addTime(block, entry.time());
    if (hasAmounts) {
      extremes.add(block, ordinal, entry);
    }
  }

  @Override
  public long firstSeq() {
    return firstSeq;
  }

  @Override
  public synchronized int count() {
    return count;
  }

  @Override
  public synchronized long length() {
    return length;
  }

  @Override
  public synchronized long leastTime() {
    return leastTime;
  }

  @Override
  public synchronized long greatestTime() {
    return greatestTime;
  }

  @Override
  public synchronized long[] offsets(int from, int to) {
    return Arrays.copyOfRange(offsets, from, Math.min(to, count));
  }

  @Override
  public synchronized Ordinals ordinals(long term) {
    return postings.of(term);
  }

  @Override
  public synchronized long[] times() {
    return Arrays.copyOf(times, 2 * blocks());
  }

  @Override
  public synchronized Extremes extremes() {
    return extremes.copy();
  }

  boolean hasAmounts() {
    return hasAmounts;
  }

  synchronized long[] sortedTerms() {
    return postings.sortedTerms();
  }

  private void addTime(int block, long time) {
    boolean isFirst = ordinalInBlock(block) == 0;
    if (2 * block + 2 > times.length) {
      times = Arrays.copyOf(times, 2 * times.length);
    }
    times[2 * block] = isFirst ? time : Math.min(times[2 * block], time);
    times[2 * block + 1] = isFirst ? time : Math.max(times[2 * block + 1], time);
    leastTime = Math.min(leastTime, time);
    greatestTime = Math.max(greatestTime, time);
  }

  private int ordinalInBlock(int block) {
    return count - 1 - firstOf(block);
  }
}
