package io.orrery.ledger;

import io.orrery.trade.LedgerException;
import io.orrery.trade.UniverseStore.RecoveredRecords;
import io.orrery.trade.UniverseStore.TornTail;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All ledgers of one universe while it is owned: recovered, open at their ends, shared with
 * readers.
 */
final class OpenLedgers {

  private final Owned owned;
  private final FileArchive archive;
  private final Map<Stream, Tail> tails = new EnumMap<>(Stream.class);
  private final List<TornTail> tornTails = new ArrayList<>();
  private final List<RecoveredRecords> recovered = new ArrayList<>();
  private Optional<Exception> leftUnsealed = Optional.empty();

  OpenLedgers(Owned owned, FileArchive archive) {
    this.owned = owned;
    this.archive = archive;
  }

  /**
   * Brings every ledger to a clean end and opens a new segment there. All are looked at before one
   * is changed.
   *
   * @throws LedgerException if one is damaged
   */
  void recover(Session session, Instant now) throws IOException {
    List<Recovery> recoveries = new ArrayList<>();
    for (Stream stream : Stream.values()) {
      recoveries.add(Recovery.scan(owned, new LedgerId(session.universe(), stream)));
    }
    for (Recovery recovery : recoveries) {
      open(recovery, session, now);
    }
  }

  Owned owned() {
    return owned;
  }

  Tail tail(Stream stream) {
    Tail tail = tails.get(stream);
    if (tail == null) {
      throw new IllegalStateException("there is no ledger of " + stream);
    }
    return tail;
  }

  List<TornTail> tornTails() {
    return tornTails;
  }

  List<RecoveredRecords> recovered() {
    return recovered;
  }

  /** Seals the active segments of these ledgers and begins new ones. */
  void seal(Set<Stream> streams, Seal.Reason reason, Instant now) throws IOException {
    for (Stream stream : streams) {
      tail(stream).seal(reason, now);
    }
  }

  /** Changes the key: the old one seals what there is, the new one what comes. */
  String rotateKey(String reason, Instant now) throws IOException {
    seal(Set.copyOf(tails.keySet()), Seal.Reason.KEY_ROTATION, now);
    Map<Stream, Long> after = new EnumMap<>(Stream.class);
    tails.forEach(
        (stream, tail) -> {
          if (tail.lastSeq() > 0) {
            after.put(stream, tail.lastSeq());
          }
        });
    return owned.keys().rotate(after, reason, now);
  }

  /** Sealing failed at the end; the next opening will do it, and {@link #close} will say so. */
  void leaveUnsealed(Exception why) {
    leftUnsealed = Optional.of(why);
  }

  /** Gives the ledgers back to readers and closes their files. */
  void close() {
    List<Exception> failures = new ArrayList<>();
    leftUnsealed.ifPresent(failures::add);
    tails.forEach(
        (stream, tail) -> {
          archive.view(stream).disown();
          close(tail, failures);
        });
    if (!failures.isEmpty()) {
      throw new LedgerException(
          "the ledgers of %s are closed but not all sealed, which the next opening will do: %s"
              .formatted(owned.identity().universe(), failures.get(0)),
          failures.get(0));
    }
  }

  private void open(Recovery recovery, Session session, Instant now) throws IOException {
    Recovery.Outcome outcome = recovery.apply(now);
    LedgerId id = recovery.id();
    tails.put(id.stream(), new Tail(owned, id, session, outcome.sealer(), outcome.chain()));
    tornTails.addAll(outcome.torn());
    recovered.addAll(outcome.recovered());
    archive.view(id.stream()).own(outcome.chain());
  }

  private static void close(Tail tail, List<Exception> failures) {
    try {
      tail.close();
    } catch (IOException e) {
      failures.add(e);
    }
  }
}
