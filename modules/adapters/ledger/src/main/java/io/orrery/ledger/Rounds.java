package io.orrery.ledger;

import io.orrery.universe.Stream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
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

  /** Whether there is something to do by the clock. */
  boolean areDue(Instant now) {
    if (areCheckpointsDue(now)) {
      return true;
    }
    for (Stream stream : Stream.values()) {
      if (ledgers.tail(stream).isOfAnEarlierDay(now)) {
        return true;
      }
    }
    return false;
  }

  /** A day's records do not share a segment with another day's. Everything taken is durable. */
  void make(Instant now) throws IOException {
    for (Stream stream : Stream.values()) {
      Tail tail = ledgers.tail(stream);
      if (tail.isOfAnEarlierDay(now)) {
        tail.seal(Seal.Reason.MIDNIGHT, now);
      }
    }
    if (areCheckpointsDue(now)) {
      checkpointed = now;
      for (Stream stream : Stream.values()) {
        ledgers.tail(stream).publishCheckpoint();
      }
    }
  }

  /** Whether a segment has reached its size. */
  boolean isAnyFull() {
    for (Stream stream : Stream.values()) {
      if (ledgers.tail(stream).isFull()) {
        return true;
      }
    }
    return false;
  }

  /** Seals what has reached its size. Everything taken is durable. */
  void sealFull() throws IOException {
    for (Stream stream : Stream.values()) {
      if (ledgers.tail(stream).isFull()) {
        ledgers.tail(stream).seal(Seal.Reason.SIZE, clock.instant());
      }
    }
  }

  private boolean areCheckpointsDue(Instant now) {
    Owned owned = ledgers.owned();
    return owned.checkpoints().arePublished()
        && !now.isBefore(checkpointed.plus(owned.options().checkpointEvery()));
  }
}
