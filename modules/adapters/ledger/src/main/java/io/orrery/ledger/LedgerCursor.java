package io.orrery.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
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
  private final LineTemplates templates;
  private final FastLine fast;
  private byte[] link;
  private long seq;
  private long end;
  private @Nullable Line line;
  private boolean isFast;
  private String flaw = "";

  /**
   * Starts behind a good record.
   *
   * @param head the place behind it, or the start of the ledger
   * @param end the byte of the file at which to stop
   */
  LedgerCursor(LedgerId id, LineFormat format, FileChannel channel, Head head, long end) {
    this(id, format, channel, head, end, new LineTemplates());
  }

  /** The same with templates that others have learned. */
  LedgerCursor(
      LedgerId id,
      LineFormat format,
      FileChannel channel,
      Head head,
      long end,
      LineTemplates templates) {
    this(
        id,
        format,
        new LineReader(channel, head.end(), end),
        head,
        templates,
        new FastLine(id, templates));
  }

  /**
   * The same with a reader that stands behind the good record, and with what no other cursor uses
   * any more.
   */
  LedgerCursor(
      LedgerId id,
      LineFormat format,
      LineReader reader,
      Head head,
      LineTemplates templates,
      FastLine fast) {
    this.id = id;
    this.format = format;
    this.reader = reader;
    this.templates = templates;
    this.fast = fast;
    this.link = head.hash();
    this.seq = head.seq();
    this.end = head.end();
  }

  /** Goes to the next record. After anything but a record, it is not called again. */
  Step next() throws IOException {
    reader.prepare();
    isFast = fast.takes(reader, seq, link);
    if (isFast) {
      line = null;
      become(fast.seq(), fast.link());
      return Step.RECORD;
    }
    return nextSlowly();
  }

  private Step nextSlowly() throws IOException {
    if (!reader.next()) {
      return Step.END;
    }
    Reading reading = read();
    line = reading.line();
    flaw = line == null ? reading.flaw() : flawOf(line);
    if (line != null && flaw.isEmpty()) {
      become(line.seq(), line.hash());
      templates.learn(FastLine.copy(reader), line);
      return Step.RECORD;
    }
    return reading.isRecord() || anyRecordBehind() ? Step.DAMAGED : Step.TORN;
  }

  private void become(long newSeq, byte[] newLink) {
    seq = newSeq;
    link = newLink;
    end = reader.nextOffset();
  }

  /** The record at the cursor. */
  Line line() {
    Line read = line;
    if (read == null && isFast) {
      read = reread();
      line = read;
    }
    if (read == null) {
      throw new IllegalStateException("there is a line only at a record");
    }
    return read;
  }

  /** The number of the last good record. */
  long seq() {
    return seq;
  }

  /** Where in the file the last good record ends. */
  long end() {
    return end;
  }

  /** Where in the file the record at the cursor starts. */
  long offset() {
    return reader.offset();
  }

  /** The place behind the last good record. */
  Head head() {
    return new Head(seq, end, link.clone());
  }

  /** What is wrong with the line behind the last good record. */
  String flaw() {
    return flaw;
  }

  /** When the record at the cursor was written. */
  Instant recordedAt() {
    return isFast ? fast.recordedAt() : line().recordedAt();
  }

  /** A record of the same session, class and type as the one at the cursor. */
  Line sample() {
    return isFast ? fast.template().sample() : line();
  }

  /**
   * Finds a member's value, a text or a whole number, by its path.
   *
   * @return false if the record has none; {@code into} is void then
   */
  boolean find(String path, Span into) {
    if (!isFast) {
      return findSlowly(path, into);
    }
    int slot = fast.template().slot(path);
    return slot > LineTemplate.RECORDED_AT && spanOf(slot, into);
  }

  /** The same for a member that is looked for often. */
  boolean find(LineTemplate.Known member, Span into) {
    if (!isFast) {
      return findSlowly(member.path(), into);
    }
    int slot = fast.template().slot(member);
    return slot >= 0 && spanOf(slot, into);
  }

  private boolean spanOf(int slot, Span into) {
    fast.span(slot, into);
    return true;
  }

  private boolean findSlowly(String path, Span into) {
    Object value = line().fact().fields();
    int from = 0;
    while (from <= path.length() && value instanceof Map<?, ?> object) {
      int to = path.indexOf(LineTemplate.NESTED, from);
      to = to < 0 ? path.length() : to;
      value = object.get(path.substring(from, to));
      from = to + 1;
    }
    if (!(value instanceof String) && !(value instanceof Long)) {
      return false;
    }
    byte[] text = (value + "        ").getBytes(StandardCharsets.UTF_8);
    into.become(text, 0, text.length - LineReader.SLACK, value instanceof String);
    return true;
  }

  private Line reread() {
    try {
      return format.readKnown(reader.bytes(), reader.start(), reader.length());
    } catch (StrictJson.MalformedException e) {
      throw new IllegalStateException("a line that fits a template must be a record", e);
    }
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
    if (read.seq() > seq + 1) {
      return "number %d where %d must be: records before it were removed or moved"
          .formatted(read.seq(), seq + 1);
    }
    if (read.seq() <= seq) {
      return "number %d again where %d must be: a record was inserted, duplicated or moved"
          .formatted(read.seq(), seq + 1);
    }
    return hasLink(read) ? "" : brokenLink();
  }

  private boolean hasLink(Line read) {
    byte[] expected =
        LineFormat.expectedLink(id, link, reader.bytes(), reader.start(), reader.length());
    return Arrays.equals(expected, read.hash());
  }

  private String brokenLink() {
    return seq == 0
        ? "edited, or from another deployment: its hash fits not its bytes and this identity.json"
        : "edited, or from another session or copy of the ledger:"
            + " its hash fits not its bytes and the record before it";
  }
}
