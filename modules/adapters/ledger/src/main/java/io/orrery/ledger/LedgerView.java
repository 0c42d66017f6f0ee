package io.orrery.ledger;

import io.orrery.trade.Direction;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Selection;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What readers of one ledger see: while a store of this process owns it, what that store has
 * acknowledged; otherwise every good record in its files. Safe for use by many threads; the writer
 * never waits for a reader.
 */
final class LedgerView {

  private final Home home;
  private final LedgerFile file;
  private final Function<LedgerId, Optional<byte[]>> genesis;
  private final ReentrantLock looking = new ReentrantLock();
  private final LineTemplates templates = new LineTemplates();
  private final Indexes indexes;
  private volatile @Nullable Chain chain;
  private volatile @Nullable Live live;
  private @Nullable Discovery discovery;

  /** The index of the active segment of a ledger that is owned. */
  private record Live(ActiveHead of, LiveIndex index) {}

  /** {@code genesis} answers where a ledger's chain starts; nothing if its root is not there. */
  LedgerView(Home home, LedgerFile file, Function<LedgerId, Optional<byte[]>> genesis) {
    this.home = home;
    this.file = file;
    this.genesis = genesis;
    this.indexes = new Indexes(home, file.id(), file.format(), templates);
  }

  LedgerId id() {
    return file.id();
  }

  LedgerFile file() {
    return file;
  }

  LineTemplates templates() {
    return templates;
  }

  Indexes indexes() {
    return indexes;
  }

  /** From now on a store publishes in {@code owned}. */
  void own(Chain owned) {
    chain = owned;
  }

  /** The store is closed; whatever stands behind its last record is looked at again. */
  void disown() {
    looking.lock();
    try {
      discovery = null;
      live = null;
      chain = null;
    } finally {
      looking.unlock();
    }
  }

  boolean isOwned() {
    return chain != null;
  }

  long lastSeq() {
    Chain owned = chain;
    if (owned != null) {
      return owned.snapshot().active().head().seq();
    }
    List<Part> parts = parts();
    return parts.isEmpty() ? 0 : parts.get(parts.size() - 1).end().seq();
  }

  /** The records that fit, as {@code History.select} says. */
  List<Line> select(Selection selection, Direction direction, long from, int limit) {
    LineFilter filter = new LineFilter(selection, file.id().stream());
    return reading(
        () -> new Selecting(indexes, templates, filter, direction, from, limit).in(parts()));
  }

  /** Shows every record above {@code after}, until the visitor answers false. */
  long scan(long after, Predicate<LedgerCursor> visitor) {
    return reading(
        () -> {
          long seen = after;
          for (Part part : parts()) {
            if (part.reaches(after + 1)) {
              Scanning scanning = new Scanning(part, after, visitor);
              seen = Math.max(seen, scanning.run(templates));
              if (scanning.isEnded()) {
                return seen;
              }
            }
          }
          return seen;
        });
  }

  /**
   * The segments, oldest first, the last one not sealed; none if the ledger's root is not there.
   */
  List<Part> parts() {
    Chain owned = chain;
    try {
      if (owned == null) {
        List<Part> found = discovered();
        owned = chain;
        if (owned == null) {
          return found;
        }
        // a store that came to own it meanwhile may have written what it has not acknowledged
      }
      return parts(owned.snapshot());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** What reads files. */
  interface Reading<T> {
    T read() throws IOException;
  }

  /** Reads; a file that a rotation has moved in the meantime is looked for once more. */
  <T> T reading(Reading<T> reading) {
    try {
      try {
        return reading.read();
      } catch (NoSuchFileException moved) {
        return reading.read();
      }
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private List<Part> discovered() throws IOException {
    looking.lock();
    try {
      Optional<byte[]> start = genesis.apply(file.id());
      if (start.isEmpty()) {
        return List.of();
      }
      Discovery known = discovery;
      if (known == null) {
        known = new Discovery(home, file, templates);
        discovery = known;
      }
      return known.parts(start.get());
    } finally {
      looking.unlock();
    }
  }

  private List<Part> parts(Chain.Snapshot snapshot) {
    List<Part> parts = new ArrayList<>();
    for (Segment segment : snapshot.sealed()) {
      parts.add(Discovery.sealedPart(home, file, segment));
    }
    Head end = snapshot.active().head();
    Head start = snapshot.activeStart(genesisOf());
    Path renamed = home.segment(file.id(), start.seq() + 1);
    LiveIndex index = live(snapshot.active(), start);
    parts.add(
        new Part(
            file, renamed, start, end, Optional.empty(), Optional.of(index), Optional.empty()));
    return parts;
  }

  private LiveIndex live(ActiveHead of, Head start) {
    Live known = live;
    if (known != null && known.of() == of) {
      return known.index();
    }
    looking.lock();
    try {
      Live meanwhile = live;
      if (meanwhile != null && meanwhile.of() == of) {
        return meanwhile.index();
      }
      LiveIndex fresh = new LiveIndex(file.id(), file.format(), templates, start);
      live = new Live(of, fresh);
      return fresh;
    } finally {
      looking.unlock();
    }
  }

  private byte[] genesisOf() {
    return genesis
        .apply(file.id())
        .orElseThrow(
            () -> new LedgerException("the %s has lost its identity.json".formatted(file.id())));
  }

  /** One part of a scan. */
  private static final class Scanning {
    private final Part part;
    private final long after;
    private final Predicate<LedgerCursor> visitor;
    private boolean ended;

    Scanning(Part part, long after, Predicate<LedgerCursor> visitor) {
      this.part = part;
      this.after = after;
      this.visitor = visitor;
    }

    boolean isEnded() {
      return ended;
    }

    /** The number of the last record looked at. */
    long run(LineTemplates templates) throws IOException {
      if (part.count() == 0 && part.damage().isPresent()) {
        throw part.damaged(part.damage().get());
      }
      try (FileChannel channel = part.open()) {
        LedgerCursor cursor = cursor(channel, templates);
        while (cursor.seq() < part.end().seq() && cursor.next() == LedgerCursor.Step.RECORD) {
          if (cursor.seq() > after && !visitor.test(cursor)) {
            ended = true;
            return cursor.seq();
          }
        }
        requireWhole(cursor);
        return cursor.seq();
      }
    }

    private LedgerCursor cursor(FileChannel channel, LineTemplates templates) {
      LedgerFile file = part.file();
      long end = part.end().end();
      return new LedgerCursor(file.id(), file.format(), channel, part.start(), end, templates);
    }

    private void requireWhole(LedgerCursor cursor) {
      Optional<Damage> damage = part.shortfall(cursor).or(part::damage);
      if (damage.isPresent()) {
        throw part.damaged(damage.get());
      }
    }
  }
}
