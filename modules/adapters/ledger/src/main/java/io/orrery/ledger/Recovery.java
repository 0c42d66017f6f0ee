package io.orrery.ledger;

import io.orrery.basics.Sha256;
import io.orrery.trade.LedgerException;
import io.orrery.trade.UniverseStore.RecoveredRecords;
import io.orrery.trade.UniverseStore.TornTail;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings one ledger to a clean end: what an earlier owner left without a seal is copied, sealed,
 * and never continued.
 *
 * <p>Interrupted anywhere, it can be done again: what it sets aside or copies is durable, under a
 * name made from its place and content, before the old file goes.
 */
final class Recovery {

  private static final int NAME_DIGITS = 16;

  private final Owned owned;
  private final LedgerId id;
  private final SealBook book;
  private final Optional<Unsealed> moved;
  private final Unsealed active;

  private Recovery(
      Owned owned, LedgerId id, SealBook book, Optional<Unsealed> moved, Unsealed active) {
    this.owned = owned;
    this.id = id;
    this.book = book;
    this.moved = moved;
    this.active = active;
  }

  /**
   * What was found and done.
   *
   * @param sealer seals what comes behind
   * @param chain what readers see
   * @param torn what was set aside
   * @param recovered what was sealed now
   */
  record Outcome(
      Sealer sealer, Chain chain, List<TornTail> torn, List<RecoveredRecords> recovered) {}

  /**
   * Reads the seals, walks along what has none, and changes nothing.
   *
   * @throws LedgerException if the ledger is damaged
   */
  static Recovery scan(Owned owned, LedgerId id) throws IOException {
    Home home = owned.home();
    SealBook book = SealBook.read(home, id, owned.genesis()).whole();
    requireSigned(owned, id, book);
    Head start = book.end(owned.genesis());
    Path active = home.ledger(id);
    if (book.unsealed().isEmpty()) {
      Unsealed found = Unsealed.scan(id, active, home.shown(active), start);
      return new Recovery(owned, id, book, Optional.empty(), found);
    }
    Path path = book.unsealed().get();
    Unsealed moved = Unsealed.scan(id, path, home.shown(path), start);
    return new Recovery(owned, id, book, Optional.of(moved), rest(owned, id, moved));
  }

  LedgerId id() {
    return id;
  }

  /** Sets the torn tail aside, copies and seals what has no seal, and begins a new segment. */
  Outcome apply(Instant now) throws IOException {
    Merkle tree = book.newest().map(newest -> newest.seal().tree()).orElseGet(Merkle::empty);
    Sha256 previous =
        book.newest().map(SealBook.Newest::digest).orElseGet(() -> Sha256.ofRaw(owned.genesis()));
    Sealer sealer = new Sealer(owned, id, tree, previous);
    List<Segment> segments = new ArrayList<>(book.segments());
    List<RecoveredRecords> recovered = new ArrayList<>();
    List<TornTail> torn = new ArrayList<>();
    if (moved.isPresent()) {
      setTornTailAside(moved.get()).ifPresent(torn::add);
    }
    setTornTailAside(active).ifPresent(torn::add);
    if (moved.isPresent()) {
      copy(moved.get());
      if (moved.get().hasRecords()) {
        segments.add(seal(sealer, moved.get(), recovered, now));
      }
    }
    copy(active);
    if (active.hasRecords()) {
      segments.add(seal(sealer, active, recovered, now));
    }
    Head end = segments.isEmpty() ? active.start() : segments.get(segments.size() - 1).next();
    return new Outcome(sealer, new Chain(segments, new ActiveHead(end)), torn, recovered);
  }

  private Segment seal(Sealer sealer, Unsealed run, List<RecoveredRecords> recovered, Instant now)
      throws IOException {
    recovered.add(
        new RecoveredRecords(id.stream().wireName(), run.start().seq() + 1, run.head().seq()));
    return sealer.seal(run.run(), Seal.Reason.RECOVERY, now);
  }

  private static void requireSigned(Owned owned, LedgerId id, SealBook book) {
    book.newest()
        .filter(newest -> !owned.keys().hasSigned(newest.bytes(), newest.seal().keyId()))
        .ifPresent(
            newest -> {
              throw new LedgerException(
                  "the %s is damaged: %s is not signed by a key of this universe. Records before it can be read; nothing is recorded until the file is restored"
                      .formatted(
                          id, owned.home().shown(owned.home().seal(id, newest.seal().firstSeq()))));
            });
  }

  /**
   * The active segment beside one that was moved: gone, or the original of the copy, of which only
   * a torn tail is left to look at.
   */
  private static Unsealed rest(Owned owned, LedgerId id, Unsealed moved) throws IOException {
    Path active = owned.home().ledger(id);
    if (moved.isCopiedFrom(active)) {
      Unsealed whole = Unsealed.scan(id, active, owned.home().shown(active), moved.start());
      return new Unsealed(
          active, moved.start(), whole.head(), new Links(), Optional.empty(), whole.size());
    }
    return Unsealed.scan(id, active, owned.home().shown(active), moved.next());
  }

  /**
   * Puts the good records into a new file at their place among the sealed ones, and lets the old
   * file go; also one that was moved there already and looks clean: that may be the memory's view
   * of it, on a disk that failed before.
   */
  private void copy(Unsealed run) throws IOException {
    Path place = owned.home().segment(id, run.start().seq() + 1);
    if (run.hasRecords()) {
      owned.disk().createDirectories(owned.home().sealed(id));
      owned.disk().copyPart(run.path(), 0, run.head().end(), place);
    }
    if (run.size() > 0 && !(run.hasRecords() && run.path().equals(place))) {
      owned.disk().delete(run.path());
    }
  }

  private Optional<TornTail> setTornTailAside(Unsealed run) throws IOException {
    long from = run.head().end();
    long bytes = run.tornBytes();
    if (bytes <= 0) {
      return Optional.empty();
    }
    Sha256 digest = digest(run, from, bytes);
    String name =
        "%s-%s-%s.torn"
            .formatted(
                Home.segmentName(id, run.start().seq() + 1),
                from,
                digest.value().substring(0, NAME_DIGITS));
    Path aside = owned.home().torn(id, name);
    owned.disk().createDirectories(aside.resolveSibling(""));
    owned.disk().copyPart(run.path(), from, bytes, aside);
    return Optional.of(new TornTail(id.stream().wireName(), bytes, digest, name));
  }

  private static Sha256 digest(Unsealed run, long from, long bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(run.path())) {
      return Contents.digest(channel, from, bytes);
    }
  }
}
