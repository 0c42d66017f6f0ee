package io.orrery.testkit;

import io.orrery.basics.Sha256;
import io.orrery.trade.Direction;
import io.orrery.trade.History;
import io.orrery.trade.Scanned;
import io.orrery.trade.Selection;
import io.orrery.universe.Fact;
import io.orrery.universe.Minted;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The records of one ledger in a list, read in the plainest way. */
class InMemoryHistory<F extends Fact> implements History<F> {

  private static final Sha256 NO_CHAIN = Sha256.of(new byte[0]);

  private final Universe universe;
  private final Stream stream;
  private final List<Recorded<F>> records = new ArrayList<>();

  InMemoryHistory(Universe universe, Stream stream) {
    this.universe = universe;
    this.stream = stream;
  }

  @Override
  public final Universe universe() {
    return universe;
  }

  @Override
  public final Stream stream() {
    return stream;
  }

  @Override
  public final synchronized long lastSeq() {
    return records.size();
  }

  @Override
  public final synchronized List<Recorded<F>> after(long seq, int limit) {
    requireRange("seq", seq, limit);
    int from = (int) Math.min(seq, records.size());
    return List.copyOf(records.subList(from, Math.min(records.size(), from + limit)));
  }

  @Override
  public final List<Recorded<F>> select(
      Selection selection, Direction direction, long from, int limit) {
    requireRange("from", from, limit);
    List<Recorded<F>> matching = new ArrayList<>(matching(selection));
    if (direction == Direction.NEWEST_FIRST) {
      Collections.reverse(matching);
    }
    return matching.stream()
        .filter(
            each ->
                direction == Direction.OLDEST_FIRST
                    ? each.seq() > from
                    : from == 0 || each.seq() < from)
        .limit(limit)
        .toList();
  }

  @Override
  public final long scan(Selection selection, long after, Predicate<? super Scanned<F>> visitor) {
    requireRange("after", after, 1);
    long seen = after;
    for (Recorded<F> record : snapshot()) {
      if (record.seq() > after) {
        seen = record.seq();
        if (selection.matches(record) && !visitor.test(new ScannedRecord<>(record))) {
          return seen;
        }
      }
    }
    return seen;
  }

  @Override
  public final synchronized boolean awaitAfter(long seq, Duration timeout)
      throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    long left = timeout.toNanos();
    while (records.size() <= seq && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
    return records.size() > seq;
  }

  final List<Recorded<F>> matching(Selection selection) {
    return snapshot().stream().filter(selection::matches).toList();
  }

  @SuppressWarnings("unchecked") // a record of a T is a record of an F: Recorded only answers
  final synchronized <T extends F> Recorded<T> add(
      Session.Recorder recorder, Minted<T> minted, Instant now) {
    Recorded.Place place = new Recorded.Place(stream, records.size() + 1L, NO_CHAIN);
    Recorded<T> recorded = recorder.recorded(minted, place, now);
    records.add((Recorded<F>) recorded);
    notifyAll();
    return recorded;
  }

  private synchronized List<Recorded<F>> snapshot() {
    return List.copyOf(records);
  }

  private static void requireRange(String name, long from, int limit) {
    if (from < 0 || limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "%s must be 0 or above and limit must be 1 to %d, were %d and %d"
              .formatted(name, MAX_LIMIT, from, limit));
    }
  }
}
