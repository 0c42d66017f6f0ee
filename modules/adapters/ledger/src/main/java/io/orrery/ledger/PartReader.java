package io.orrery.ledger;

import io.orrery.ledger.index.SegmentIndex;
import io.orrery.ledger.index.UnfitIndexException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;

/** Reads records of a segment where an index says that they are, and checks each. One thread. */
final class PartReader implements Closeable {

  private static final int TAIL = LineFormat.HASH_MEMBER_LENGTH + LineFormat.HASH_DIGITS + 2;

  private final LedgerFile file;
  private final LineTemplates templates;
  private final Part part;
  private final FileChannel channel;

  PartReader(Part part, LineTemplates templates) throws IOException {
    this.file = part.file();
    this.templates = templates;
    this.part = part;
    this.channel = part.open();
  }

  /**
   * Shows the records of a run.
   *
   * @throws UnfitIndexException if what stands there are not these records, unchanged
   */
  void read(SegmentIndex index, int first, int last, Consumer<LedgerCursor> to)
      throws IOException, UnfitIndexException {
    long[] offsets = index.offsets(first, last + 2);
    boolean isWhole = last + 1 < index.count();
    long end = isWhole ? offsets[offsets.length - 1] : index.length();
    Head before = before(first, offsets[0]);
    LedgerCursor cursor =
        new LedgerCursor(file.id(), file.format(), channel, before, end, templates);
    for (int ordinal = first; ordinal <= last; ordinal++) {
      boolean isThere =
          cursor.next() == LedgerCursor.Step.RECORD && cursor.offset() == offsets[ordinal - first];
      if (!isThere) {
        throw new UnfitIndexException("it leads to no good record");
      }
      to.accept(cursor);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The place before a record, with the link that the line before it says it has. */
  private Head before(int ordinal, long offset) throws IOException, UnfitIndexException {
    if (ordinal == 0) {
      return part.start();
    }
    ByteBuffer tail = ByteBuffer.allocate(TAIL + 1);
    long from = offset - tail.capacity();
    if (from < 0 || channel.read(tail, from) < tail.capacity() || tail.get(TAIL) != '\n') {
      throw new UnfitIndexException("no record ends where it says");
    }
    try {
      byte[] hash = LineFormat.hash(tail.array(), 0, TAIL);
      return new Head(part.start().seq() + ordinal, offset, hash);
    } catch (StrictJson.MalformedException e) {
      throw new UnfitIndexException("no record ends where it says");
    }
  }
}
