package io.orrery.ledger.index;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Puts an index into the bytes of a file. */
final class IndexBytes {

  /** Marks a count as that of a run, whose place is its first ordinal. */
  static final int RUN = 0x80000000;

  private final GrowingIndex index;
  private final Subject subject;

  IndexBytes(GrowingIndex index, Subject subject) {
    this.index = index;
    this.subject = subject;
  }

  ByteBuffer write() {
    long[] terms = index.sortedTerms();
    IndexHeader header = header(terms);
    ByteBuffer to = ByteBuffer.allocate(Math.toIntExact(header.fileLength()));
    header.writeTo(to);
    putAll(to, index.offsets(0, index.count()));
    putAll(to, index.times());
    if (index.hasAmounts()) {
      index.extremes().writeTo(to);
    }
    writeTerms(to, terms);
    CRC32C checksum = new CRC32C();
    checksum.update(to.duplicate().flip());
    return to.putInt((int) checksum.getValue()).flip();
  }

  private IndexHeader header(long[] terms) {
    int listed = 0;
    for (long term : terms) {
      Ordinals ordinals = index.ordinals(term);
      listed += ordinals.isRun() ? 0 : ordinals.size();
    }
    return new IndexHeader(
        subject,
        index.count(),
        index.hasAmounts(),
        index.leastTime(),
        index.greatestTime(),
        terms.length,
        listed);
  }

  private void writeTerms(ByteBuffer to, long[] terms) {
    int listed = 0;
    int listsAt = to.position() + IndexHeader.TERM * terms.length;
    ByteBuffer lists = to.duplicate().position(listsAt);
    for (long term : terms) {
      Ordinals ordinals = index.ordinals(term);
      if (ordinals.isRun()) {
        to.putLong(term).putInt(ordinals.size() | RUN).putInt(ordinals.at(0));
      } else {
        to.putLong(term).putInt(ordinals.size()).putInt(listed);
        listed += ordinals.size();
        for (int i = 0; i < ordinals.size(); i++) {
          lists.putInt(ordinals.at(i));
        }
      }
    }
    to.position(lists.position());
  }

  private static void putAll(ByteBuffer to, long[] numbers) {
    for (long number : numbers) {
      to.putLong(number);
    }
  }
}
