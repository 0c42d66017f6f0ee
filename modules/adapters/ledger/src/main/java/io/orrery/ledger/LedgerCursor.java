package io.orrery.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks along a ledger from one good record to the next and stops where the chain ends, saying why.
 */
final class LedgerCursor {

  /** What stands at the cursor. */
  enum Step {
    /** A good record: {@link #line()}. */
    RECORD,
    /** Nothing: the ledger ends cleanly. */
    END,
    /** Bytes that no record stands behind: a crash left them. */
    TORN,
    /** A bad place of a kind that no crash leaves: {@link #flaw()} says which. */
    DAMAGED
  }

  /** What a line is taken by itself. */
  private record Reading(@Nullable Line line, String flaw, boolean isRecord) {
    static Reading of(String flaw, boolean isRecord) {
      return new Reading(null, flaw, isRecord);
    }
  }

  private final LedgerId id;
  private final LineFormat format;
  private final LineReader reader;
  private Head head;
  private @Nullable Line line;
  private String flaw = "";

  /**
   * Starts behind a good record.
   *
   * @param head the place behind it, or the start of the ledger
   * @param end the byte of the file at which to stop
   */
  LedgerCursor(LedgerId id, LineFormat format, FileChannel channel, Head head, long end) {
    this.id = id;
    this.format = format;
    this.reader = new LineReader(channel, head.end(), end);
    this.head = head;
  }

  /** Goes to the next record. After anything but a record, it is not called again. */
  Step next() throws IOException {
    if (!reader.next()) {
      return Step.END;
    }
    Reading reading = read();
    line = reading.line();
    flaw = line == null ? reading.flaw() : flawOf(line);
    if (line != null && flaw.isEmpty()) {
      head = new Head(line.seq(), reader.nextOffset(), line.hash());
      return Step.RECORD;
    }
    return reading.isRecord() || anyRecordBehind() ? Step.DAMAGED : Step.TORN;
  }

  /** The record at the cursor. */
  Line line() {
    if (line == null) {
      throw new IllegalStateException("there is a line only at a record");
    }
    return line;
  }

  /** The place behind the last good record. */
  Head head() {
    return head;
  }

  /** What is wrong with the line behind the last good record. */
  String flaw() {
    return flaw;
  }

  private Reading read() {
    if (reader.isOversized()) {
      return Reading.of("longer than " + LineFormat.MAX_BYTES + " bytes", false);
    }
    if (!reader.isTerminated()) {
      return Reading.of("cut off: it does not end in a line feed", false);
    }
    try {
      Line read = format.read(reader.bytes(), reader.start(), reader.length());
      return new Reading(read, "", true);
    } catch (NewerSchemaException e) {
      return Reading.of(String.valueOf(e.getMessage()), true);
    } catch (StrictJson.MalformedException e) {
      return Reading.of("not a record: " + e.getMessage(), false);
    }
  }

  private boolean anyRecordBehind() throws IOException {
    while (reader.next()) {
      if (read().isRecord()) {
        return true;
      }
    }
    return false;
  }

  private String flawOf(Line read) {
    if (read.id().universe() != id.universe()) {
      return "from another universe: it names " + read.id().universe();
    }
    if (read.id().stream() != id.stream()) {
      return "from another ledger: it names the stream " + read.id().stream();
    }
    if (read.seq() > head.seq() + 1) {
      return "number %d where %d must be: records before it were removed or moved"
          .formatted(read.seq(), head.seq() + 1);
    }
    if (read.seq() <= head.seq()) {
      return "number %d again where %d must be: a record was inserted, duplicated or moved"
          .formatted(read.seq(), head.seq() + 1);
    }
    return hasLink(read) ? "" : brokenLink();
  }

  private boolean hasLink(Line read) {
    byte[] expected =
        LineFormat.expectedLink(id, head.hash(), reader.bytes(), reader.start(), reader.length());
    return Arrays.equals(expected, read.hash());
  }

  private String brokenLink() {
    return head.seq() == 0
        ? "edited, or from another deployment: its hash fits not its bytes and this identity.json"
        : "edited, or from another session or copy of the ledger:"
            + " its hash fits not its bytes and the record before it";
  }
}
