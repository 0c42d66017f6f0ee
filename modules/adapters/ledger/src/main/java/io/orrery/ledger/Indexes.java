package io.orrery.ledger;

import io.orrery.ledger.index.GrowingIndex;
import io.orrery.ledger.index.IndexFile;
import io.orrery.ledger.index.OpenedIndex;
import io.orrery.ledger.index.SegmentIndex;
import io.orrery.ledger.index.Subject;
import io.orrery.ledger.index.Terms;
import io.orrery.ledger.index.UnfitIndexException;
import io.orrery.universe.Stream;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The indexes of one ledger's segments: found, held against their segments, and made anew by the
 * first reader who needs one that is missing or does not fit. Safe for use by many threads.
 */
final class Indexes {

  private final Home home;
  private final LedgerId id;
  private final LineFormat format;
  private final LineTemplates templates;
  private final DerivedFiles files = new DerivedFiles();
  private final Map<Long, IndexFile> verified = new ConcurrentHashMap<>();
  private final Map<Long, SoftReference<GrowingIndex>> unwritten = new ConcurrentHashMap<>();

  /** An index, perhaps of the good records before a bad place only. */
  record Indexed(SegmentIndex index, Optional<Damage> damage) implements Closeable {
    @Override
    public void close() throws IOException {
      if (index instanceof OpenedIndex opened) {
        opened.close();
      }
    }
  }

  Indexes(Home home, LedgerId id, LineFormat format, LineTemplates templates) {
    this.home = home;
    this.id = id;
    this.format = format;
    this.templates = templates;
  }

  /** The index of a part, up to the part's end at least or to a bad place. */
  Indexed of(Part part) throws IOException {
    if (part.live().isEmpty()) {
      return ofSealed(part);
    }
    return ofLive(part, part.live().get());
  }

  /** The same without what led to a record that is not there. */
  Indexed anew(Part part) throws IOException {
    discard(part);
    return part.live().isEmpty()
        ? ofSealed(part)
        : ofLive(part, new LiveIndex(id, format, templates, part.start()));
  }

  private static Indexed ofLive(Part part, LiveIndex live) throws IOException {
    live.extend(part::open, part.end().end());
    Optional<Damage> damage =
        live.head().seq() < part.end().seq() ? Optional.of(live.shortfall()) : part.damage();
    return new Indexed(live.index(), damage);
  }

  /** Whether nothing of the part can fit, as far as that is known without reading anything. */
  boolean isOutside(Part part, LineFilter filter) {
    IndexFile known = verified.get(part.start().seq());
    return part.sealed().isPresent()
        && known != null
        && filter.isOutside(known.leastTime(), known.greatestTime());
  }

  private void discard(Part part) {
    long start = part.start().seq();
    verified.remove(start);
    unwritten.remove(start);
    if (part.sealed().isPresent()) {
      files.delete(path(part));
    }
  }

  private Indexed ofSealed(Part part) throws IOException {
    Optional<Indexed> found = find(part);
    if (found.isPresent()) {
      return found.get();
    }
    synchronized (this) {
      Optional<Indexed> meanwhile = find(part);
      return meanwhile.isPresent() ? meanwhile.get() : make(part);
    }
  }

  private Optional<Indexed> find(Part part) {
    SoftReference<GrowingIndex> kept = unwritten.get(part.start().seq());
    GrowingIndex index = kept == null ? null : kept.get();
    return index == null ? open(part) : Optional.of(new Indexed(index, Optional.empty()));
  }

  private Optional<Indexed> open(Part part) {
    try {
      IndexFile known = verified.get(part.start().seq());
      IndexFile file = known == null ? IndexFile.verify(path(part), subject(part)) : known;
      verified.put(part.start().seq(), file);
      return Optional.of(new Indexed(file.open(), Optional.empty()));
    } catch (IOException | UnfitIndexException | RuntimeException missingStaleOrDamaged) {
      verified.remove(part.start().seq());
      return Optional.empty();
    }
  }

  private Indexed make(Part part) throws IOException {
    GrowingIndex index = new GrowingIndex(part.start().seq() + 1, id.stream() == Stream.EQUITY);
    try (FileChannel channel = part.open()) {
      Optional<Damage> damage = fill(part, channel, index);
      if (damage.isPresent()) {
        return new Indexed(index, damage);
      }
    }
    try {
      files.write(path(part), IndexFile.bytes(index, subject(part)));
    } catch (IOException itStaysInMemory) {
      unwritten.put(part.start().seq(), new SoftReference<>(index));
      return new Indexed(index, Optional.empty());
    }
    return open(part).orElseGet(() -> new Indexed(index, Optional.empty()));
  }

  private Optional<Damage> fill(Part part, FileChannel channel, GrowingIndex index)
      throws IOException {
    IndexFiller filler = new IndexFiller(id.stream(), index);
    LedgerCursor cursor =
        new LedgerCursor(id, format, channel, part.start(), part.end().end(), templates);
    while (cursor.next() == LedgerCursor.Step.RECORD) {
      filler.add(cursor);
    }
    return part.shortfall(cursor);
  }

  private Path path(Part part) {
    return home.index(id, part.start().seq() + 1);
  }

  private Subject subject(Part part) {
    return new Subject(
        Terms.SESSION.of(id.toString()),
        part.start().seq() + 1,
        part.end().end(),
        part.end().hash());
  }
}
