package io.orrery.ledger;

import io.orrery.ledger.index.SegmentIndex;
import io.orrery.ledger.index.UnfitIndexException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads records of a segment where an index says that they are, and checks each. One thread. */
final class PartReader implements Closeable {

  private static final String NO_RECORD = "no record ends where it says";

  private static final int TAIL = LineFormat.HASH_MEMBER_LENGTH + LineFormat.HASH_DIGITS + 2;

  private final LedgerFile file;
  private final LineTemplates templates;
  private final FastLine fast;
  private final Part part;
  private @Nullable FileChannel channel;

  /** Opens the segment when it is first read. */
  PartReader(Part part, LineTemplates templates) {
    this.file = part.file();
    this.templates = templates;
    this.fast = new FastLine(file.id(), templates);
    this.part = part;
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
    LedgerCursor cursor = cursor(first, offsets[0], end);
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
    if (channel != null) {
      channel.close();
    }
  }

  /** Before a record, with the link that the line in front of it, read in one go, says it has. */
  private LedgerCursor cursor(int ordinal, long offset, long end)
      throws IOException, UnfitIndexException {
    if (ordinal == 0) {
      return cursor(new LineReader(channel(), offset, end), part.start());
    }
    if (offset <= TAIL) {
      throw new UnfitIndexException(NO_RECORD);
    }
    LineReader reader = new LineReader(channel(), offset - TAIL - 1, end);
    if (!reader.skip(TAIL + 1) || reader.bytes()[reader.nextStart() - 1] != '\n') {
      throw new UnfitIndexException(NO_RECORD);
    }
    try {
      byte[] hash = LineFormat.hash(reader.bytes(), reader.nextStart() - TAIL - 1, TAIL);
      return cursor(reader, new Head(part.start().seq() + ordinal, offset, hash));
    } catch (StrictJson.MalformedException e) {
      throw new UnfitIndexException(NO_RECORD);
    }
  }

  private LedgerCursor cursor(LineReader reader, Head before) {
    return new LedgerCursor(file.id(), file.format(), reader, before, templates, fast);
  }

  private FileChannel channel() throws IOException {
    FileChannel opened = channel;
    if (opened == null) {
      opened = part.open();
      channel = opened;
    }
    return opened;
  }
}
