package io.orrery.ledger;

import io.orrery.trade.LedgerException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What readers of one ledger see: while a store of this process owns it, what that store has
 * acknowledged; otherwise every good record in the file. Safe for use by many threads; the writer
 * never waits for a reader.
 */
final class LedgerView {

  private final LedgerFile file;
  private final Function<LedgerId, Optional<byte[]>> genesis;
  private final ReentrantLock scanning = new ReentrantLock();
  private volatile State state = State.UNKNOWN;

  /** The index, who adds to it, and what stands behind its head (until the size changes). */
  private record State(Optional<SeqIndex> index, boolean isOwned, LedgerFile.Scan scan) {
    static final State UNKNOWN =
        new State(
            Optional.empty(), false, new LedgerFile.Scan(LedgerCursor.Step.END, "", /* size= */ 0));
  }

  /** {@code genesis} answers where a ledger's chain starts; nothing if its root is not there. */
  LedgerView(LedgerFile file, Function<LedgerId, Optional<byte[]>> genesis) {
    this.file = file;
    this.genesis = genesis;
  }

  LedgerId id() {
    return file.id();
  }

  LedgerFile file() {
    return file;
  }

  /** From now on a store adds to {@code index}. */
  void own(SeqIndex index) {
    become(new State(Optional.of(index), true, State.UNKNOWN.scan()));
  }

  /** The store is closed; whatever stands behind its last record is looked at again. */
  void disown() {
    become(new State(state.index(), false, State.UNKNOWN.scan()));
  }

  long lastSeq() {
    return current().index().map(index -> index.head().seq()).orElse(0L);
  }

  /** Shows the good records above {@code seq} in their order, at most {@code limit}. */
  void after(long seq, int limit, Consumer<Line> to) {
    State current = current();
    if (current.index().isEmpty()) {
      return;
    }
    Head head = current.index().get().head();
    if (seq < head.seq()) {
      read(current.index().get(), seq, Math.min(head.seq(), seq + limit), head.end(), to);
    } else if (current.scan().end() == LedgerCursor.Step.DAMAGED) {
      throw file.damaged(head, current.scan().flaw());
    }
  }

  private void read(SeqIndex index, long after, long last, long end, Consumer<Line> to) {
    try (FileChannel channel = file.open()) {
      Head from = after == 0 ? genesisOf() : behind(index, after, channel, end);
      LedgerCursor cursor = new LedgerCursor(file.id(), file.format(), channel, from, end);
      while (cursor.head().seq() < last) {
        if (cursor.next() != LedgerCursor.Step.RECORD) {
          requireSomething(cursor, after);
          return;
        }
        to.accept(cursor.line());
      }
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** What was good when it was indexed is not any more: said as soon as a read starts there. */
  private void requireSomething(LedgerCursor cursor, long after) {
    if (cursor.head().seq() == after) {
      String flaw = cursor.flaw().isEmpty() ? "removed" : cursor.flaw();
      throw file.damaged(cursor.head(), flaw);
    }
  }

  private Head genesisOf() {
    return genesis
        .apply(file.id())
        .map(digest -> new Head(0, 0, digest))
        .orElseThrow(
            () -> new LedgerException("the %s has lost its identity.json".formatted(file.id())));
  }

  /** The place behind the record {@code seq}, found from the nearest known one. */
  private Head behind(SeqIndex index, long seq, FileChannel channel, long end) throws IOException {
    SeqIndex.Entry entry = index.atOrBefore(seq);
    LineReader reader = new LineReader(channel, entry.offset(), end);
    for (long at = entry.seq(); at <= seq; at++) {
      if (!reader.next()) {
        throw file.damaged(new Head(at - 1, reader.nextOffset(), new byte[0]), "removed");
      }
    }
    try {
      byte[] hash = LineFormat.hash(reader.bytes(), reader.start(), reader.length());
      return new Head(seq, reader.nextOffset(), hash);
    } catch (StrictJson.MalformedException e) {
      throw file.damaged(new Head(seq - 1, entry.offset(), new byte[0]), "" + e.getMessage());
    }
  }

  private void become(State next) {
    scanning.lock();
    try {
      state = next;
    } finally {
      scanning.unlock();
    }
  }

  private State current() {
    State known = state;
    if (known.isOwned()) {
      return known;
    }
    try {
      return isUpToDate(known) ? known : scan();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private boolean isUpToDate(State known) throws IOException {
    return known.index().isPresent() && known.scan().size() == file.size();
  }

  private State scan() throws IOException {
    scanning.lock();
    try {
      State known = state;
      if (known.isOwned() || isUpToDate(known)) {
        return known;
      }
      long size = file.size();
      Optional<SeqIndex> index =
          known
              .index()
              .filter(seen -> seen.head().end() <= size)
              .or(() -> genesis.apply(file.id()).map(SeqIndex::new));
      if (index.isEmpty()) {
        return known;
      }
      State scanned = new State(index, false, file.extend(index.get()));
      state = scanned;
      return scanned;
    } finally {
      scanning.unlock();
    }
  }
}
