package io.orrery.ledger.index;

import java.nio.ByteBuffer;

/**
 * What an index file says of itself and of its segment, and where in it everything stands: the
 * header, the offsets of all records (8 bytes each), the times of the blocks (16), their extremes
 * (32, only with amounts), the terms by rising number (16: term, count, place), the lists of
 * ordinals (4 each), and a CRC-32C over all before.
 *
 * @param subject what it is an index of
 * @param count how many records
 * @param hasAmounts whether it has extremes
 * @param leastTime the least time of a record, in microseconds since 1970
 * @param greatestTime the greatest
 * @param terms how many terms
 * @param listed how many ordinals stand in lists
 */
record IndexHeader(
    Subject subject,
    int count,
    boolean hasAmounts,
    long leastTime,
    long greatestTime,
    int terms,
    int listed) {

  static final int BYTES = 112;
  static final int CHECKSUM = 4;
  static final int TERM = 16;

  /** "OrrIdx" and the format's version. */
  private static final long MAGIC = 0x4f72724964780001L;

  int blocks() {
    return count == 0 ? 0 : SegmentIndex.block(subject.firstSeq(), count - 1) + 1;
  }

  long timesAt() {
    return BYTES + 8L * count;
  }

  long extremesAt() {
    return timesAt() + 16L * blocks();
  }

  long termsAt() {
    return extremesAt() + (hasAmounts ? (long) Extremes.BYTES * blocks() : 0);
  }

  long listsAt() {
    return termsAt() + (long) TERM * terms;
  }

  long fileLength() {
    return listsAt() + 4L * listed + CHECKSUM;
  }

  void writeTo(ByteBuffer to) {
    to.putLong(MAGIC)
        .putLong(subject.ledger())
        .putLong(subject.firstSeq())
        .putLong(subject.length())
        .put(subject.lastHash())
        .putInt(count)
        .putInt(hasAmounts ? 1 : 0)
        .putLong(leastTime)
        .putLong(greatestTime)
        .putInt(terms)
        .putInt(listed)
        .position(BYTES);
  }

  /** Reads a header of {@code expected}. */
  static IndexHeader readFrom(ByteBuffer from, Subject expected) throws UnfitIndexException {
    if (from.getLong() != MAGIC) {
      throw new UnfitIndexException("it is no index of this version");
    }
    byte[] lastHash = new byte[32];
    Subject subject = new Subject(from.getLong(), from.getLong(), from.getLong(), lastHash);
    from.get(lastHash);
    if (!subject.isSame(expected)) {
      throw new UnfitIndexException("it is of another segment");
    }
    IndexHeader header =
        new IndexHeader(
            subject,
            from.getInt(),
            from.getInt() == 1,
            from.getLong(),
            from.getLong(),
            from.getInt(),
            from.getInt());
    if (header.count() < 0 || header.terms() < 0 || header.listed() < 0) {
      throw new UnfitIndexException("it has a number below 0");
    }
    return header;
  }
}
