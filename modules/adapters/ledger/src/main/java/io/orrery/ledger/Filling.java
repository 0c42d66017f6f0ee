package io.orrery.ledger;

import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Batches that are encoded and wait for their flight. */
final class Filling {

  private final OpenLedgers ledgers;
  private final List<Batch<?>> batches = new ArrayList<>();
  private final Set<Stream> streams = EnumSet.noneOf(Stream.class);
  private long bytes;

  Filling(OpenLedgers ledgers) {
    this.ledgers = ledgers;
  }

  boolean isEmpty() {
    return batches.isEmpty();
  }

  boolean isOne() {
    return batches.size() == 1;
  }

  /** How many bytes wait, roughly. */
  long bytes() {
    return bytes;
  }

  /** Encodes a batch behind the others; on any exception nothing of it is added. */
  void add(Batch<?> batch, Session.Recorder recorder, Instant now) {
    batch.addTo(ledgers.tail(batch.stream()), recorder, now);
    batches.add(batch);
    streams.add(batch.stream());
    bytes += batch.bytes();
  }

  /** Everything that waits, ready to fly; nothing waits any more. */
  Flight take() {
    List<Portion> portions = new ArrayList<>(streams.size());
    for (Stream stream : streams) {
      portions.add(ledgers.tail(stream).takeAdded());
    }
    Flight flight = new Flight(batches, portions);
    clear();
    return flight;
  }

  /** Answers everything that waits, which will not be written. */
  void fail(RuntimeException why) {
    batches.forEach(batch -> batch.fail(why));
    streams.forEach(stream -> ledgers.tail(stream).forgetAdded());
    clear();
  }

  private void clear() {
    batches.clear();
    streams.clear();
    bytes = 0;
  }
}
