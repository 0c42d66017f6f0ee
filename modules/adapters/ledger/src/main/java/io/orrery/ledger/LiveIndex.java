package io.orrery.ledger;

import io.orrery.ledger.index.GrowingIndex;
import io.orrery.ledger.index.SegmentIndex;
import io.orrery.universe.Stream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * The records of a segment that is not sealed, indexed in memory by those who read it. Safe for use
 * by many threads.
 */
final class LiveIndex {

  private final LedgerId id;
  private final LineFormat format;
  private final LineTemplates templates;
  private final GrowingIndex index;
  private final IndexFiller filler;
  private Head head;
  private LedgerCursor.Step step = LedgerCursor.Step.END;
  private String flaw = "";

  /** Opens the segment's file; asked only when there is something new to read. */
  interface Opening {
    FileChannel open() throws IOException;
  }

  /** Knows nothing of the segment that begins at {@code start}. */
  LiveIndex(LedgerId id, LineFormat format, LineTemplates templates, Head start) {
    this.id = id;
    this.format = format;
    this.templates = templates;
    this.index = new GrowingIndex(start.seq() + 1, id.stream() == Stream.EQUITY);
    this.filler = new IndexFiller(id.stream(), index);
    this.head = start;
  }

  /** Reads on up to byte {@code end} of the file, or to the first bad place. */
  synchronized void extend(Opening opening, long end) throws IOException {
    if (end <= head.end()) {
      return;
    }
    try (FileChannel channel = opening.open()) {
      LedgerCursor cursor = new LedgerCursor(id, format, channel, head, end, templates);
      step = cursor.next();
      while (step == LedgerCursor.Step.RECORD) {
        filler.add(cursor);
        step = cursor.next();
      }
      flaw = cursor.flaw();
      head = cursor.head();
    }
  }

  /** The place behind the last good record. */
  synchronized Head head() {
    return head;
  }

  /** What is wrong with what stands there, if that is no crash's doing. */
  synchronized Optional<Damage> damage() {
    return step == LedgerCursor.Step.DAMAGED
        ? Optional.of(new Damage(head, flaw))
        : Optional.empty();
  }

  /** What a reader who expected more has to be told. */
  synchronized Damage shortfall() {
    return new Damage(head, flaw.isEmpty() ? "removed" : flaw);
  }

  SegmentIndex index() {
    return index;
  }
}
