package io.orrery.ledger.index;

import java.io.IOException;

/**
 * Where the records of one segment are. A record is named by its ordinal, its place in the segment
 * from 0.
 *
 * <p>Blocks are runs of {@value #BLOCK} record numbers from a multiple of that on (counted from 0),
 * so that the first and the last of a segment may be shorter.
 */
public interface SegmentIndex {

  /** Records of a block, a power of two. */
  int BLOCK = 128;

  /** The number of the first record. */
  long firstSeq();

  /** How many records it knows. */
  int count();

  /** How many bytes they have. */
  long length();

  /** The least time of a record, in microseconds since 1970, rounded down. */
  long leastTime();

  /** The greatest time of a record, in microseconds since 1970, rounded down. */
  long greatestTime();

  /** Where the records {@code from} to {@code to - 1} start. */
  long[] offsets(int from, int to) throws IOException;

  /** The records that have a term, see {@link Terms}. */
  Ordinals ordinals(long term) throws IOException;

  /** For each block the least and the greatest time in it. */
  long[] times() throws IOException;

  /** For each block its least and its greatest equity. */
  Extremes extremes() throws IOException;

  /** In which block a record is. */
  default int block(int ordinal) {
    return block(firstSeq(), ordinal);
  }

  /** How many blocks there are. */
  default int blocks() {
    return count() == 0 ? 0 : block(count() - 1) + 1;
  }

  /** The first record of a block. */
  default int firstOf(int block) {
    long first = ((firstSeq() - 1) / BLOCK + block) * BLOCK - (firstSeq() - 1);
    return (int) Math.max(0, first);
  }

  /** The record behind the last of a block. */
  default int endOf(int block) {
    return Math.min(count(), firstOf(block + 1));
  }

  /** In which block of a segment a record is. */
  static int block(long firstSeq, int ordinal) {
    return (int) ((firstSeq - 1 + ordinal) / BLOCK - (firstSeq - 1) / BLOCK);
  }
}
