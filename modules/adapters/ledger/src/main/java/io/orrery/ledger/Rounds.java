package io.orrery.ledger;

import io.orrery.universe.Stream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a writer does by the clock and by size, between groups of records: seals at midnight UTC and
 * when a segment is full, and publishes checkpoints.
 */
final class Rounds {

  /** Longest time between two looks at the clock, which may be changed by hand. */
  private static final long LOOK_SECONDS = 10;

  private final OpenLedgers ledgers;
  private final Clock clock;
  private Instant checkpointed;

  Rounds(OpenLedgers ledgers, Clock clock) {
    this.ledgers = ledgers;
    this.clock = clock;
    this.checkpointed = clock.instant();
  }

  /** How long the writer may sleep if nothing comes. */
  long nanosToNext() {
    return TimeUnit.SECONDS.toNanos(LOOK_SECONDS);
  }

  /** A day's records do not share a segment with another day's. */
  void beforeRecords() throws IOException {
    Instant now = clock.instant();
    for (Stream stream : Stream.values()) {
      Tail tail = ledgers.tail(stream);
      if (tail.isOfAnEarlierDay(now)) {
        tail.seal(Seal.Reason.MIDNIGHT, now);
      }
    }
    publishCheckpoints(now);
  }

  /** Seals what has become full. */
  void afterRecords() throws IOException {
    Set<Stream> full = EnumSet.noneOf(Stream.class);
    for (Stream stream : Stream.values()) {
      if (ledgers.tail(stream).isFull()) {
        full.add(stream);
      }
    }
    if (!full.isEmpty()) {
      ledgers.seal(full, Seal.Reason.SIZE, clock.instant());
    }
  }

  private void publishCheckpoints(Instant now) throws IOException {
    Owned owned = ledgers.owned();
    if (!owned.checkpoints().arePublished()
        || now.isBefore(checkpointed.plus(owned.options().checkpointEvery()))) {
      return;
    }
    checkpointed = now;
    for (Stream stream : Stream.values()) {
      ledgers.tail(stream).publishCheckpoint();
    }
  }
}
