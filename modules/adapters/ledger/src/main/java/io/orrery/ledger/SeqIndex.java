package io.orrery.ledger;

import java.util.Arrays;

/**
 * Where the records of a segment start in its file: every sixteenth is known, and the place behind
 * the last.
 *
 * <p>One thread at a time adds; any number reads what was published, without waiting.
 */
final class SeqIndex {

  private static final int STRIDE = 16;

  private final long first;
  private volatile long[] offsets = new long[64];
  private volatile Head head;

  /** A record's number and where it starts. */
  record Entry(long seq, long offset) {}

  /** The index of an empty ledger, whose chain starts from {@code genesis}. */
  SeqIndex(byte[] genesis) {
    this(new Head(0, 0, genesis));
  }

  /** The index of an empty segment; {@code start} is the place before its first record. */
  SeqIndex(Head start) {
    this.first = start.seq() + 1;
    this.head = start;
  }

  /** The place behind the last published record. */
  Head head() {
    return head;
  }

  /** Notes where a record starts; readers do not see it before {@link #publish}. */
  void add(long seq, long offset) {
    if ((seq - first) % STRIDE == 0) {
      int slot = slot(seq);
      long[] known = offsets;
      long[] grown = slot < known.length ? known : Arrays.copyOf(known, known.length * 2);
      grown[slot] = offset;
      offsets = grown;
    }
  }

  /** Lets readers see everything up to {@code newHead}. */
  void publish(Head newHead) {
    head = newHead;
  }

  /** The nearest known record at or before a published one. */
  Entry atOrBefore(long seq) {
    int slot = slot(seq);
    return new Entry((long) slot * STRIDE + first, offsets[slot]);
  }

  private int slot(long seq) {
    return Math.toIntExact((seq - first) / STRIDE);
  }
}
