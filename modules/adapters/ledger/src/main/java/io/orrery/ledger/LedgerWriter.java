package io.orrery.ledger;

import io.orrery.trade.LedgerBusyException;
import io.orrery.trade.LedgerException;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The one writer of a universe's ledgers: a thread of its own takes what is waiting, writes it,
 * forces it to the disk once for all, and only then answers.
 *
 * <p>It is a thread of its own because an interrupt of a thread that writes closes the file.
 */
final class LedgerWriter {

  private static final long GROUP_BYTES = 1 << 20;
  private static final Set<Stream> BUSINESS =
      EnumSet.of(Stream.TRADES, Stream.ORDERS, Stream.EQUITY);

  private final Session.Recorder recorder;
  private final Clock clock;
  private final OpenLedgers ledgers;
  private final Space space;
  private final Rounds rounds;
  private final LedgerQueue queue;
  private final Thread thread;
  private volatile boolean isPoisoned;
  private boolean hasLastWords;

  LedgerWriter(Session.Recorder recorder, Clock clock, OpenLedgers ledgers, Space space) {
    this.recorder = recorder;
    this.clock = clock;
    this.ledgers = ledgers;
    this.space = space;
    this.rounds = new Rounds(ledgers, clock);
    this.queue = new LedgerQueue(ledgers.owned().options().queuedRecords());
    this.thread =
        new Thread(
            this::run, "orrery-ledger-%s-%s".formatted(session().id(), session().universe()));
    thread.setDaemon(true);
    thread.setContextClassLoader(LedgerWriter.class.getClassLoader());
  }

  Session session() {
    return recorder.session();
  }

  void start() {
    thread.start();
  }

  boolean isPoisoned() {
    return isPoisoned;
  }

  /**
   * Takes work to be done after what was taken before; waits for room.
   *
   * @throws LedgerException if the writer is closed or poisoned, or if the caller was interrupted
   *     while it waited; nothing is written
   */
  void submit(Work work) {
    requireNotOnOwnThread();
    try {
      if (!queue.put(work)) {
        throw closed();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerException(
          "the caller was interrupted while it waited for the ledgers of %s: nothing was written"
              .formatted(recorder.session()),
          e);
    }
  }

  /**
   * Takes work if there is room.
   *
   * @throws LedgerBusyException if there is none; nothing is written
   * @throws LedgerException if the writer is closed; nothing is written
   */
  void offer(Work work) {
    switch (queue.offer(work)) {
      case TAKEN -> {}
      case FULL ->
          throw new LedgerBusyException(
              "the ledgers of %s take no more than %d waiting records: try again when some have been answered; nothing was written"
                  .formatted(recorder.session(), ledgers.owned().options().queuedRecords()));
      case CLOSED -> throw closed();
    }
  }

  /** Writes what was taken, seals, and ends the thread; false if that was done before. */
  boolean stop() {
    if (!queue.close()) {
      return false;
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  private void run() {
    List<Work> group = new ArrayList<>();
    boolean goesOn = true;
    while (goesOn) {
      group.clear();
      goesOn = queue.take(group, GROUP_BYTES, rounds.nanosToNext());
      doOrPoison(group);
    }
    finish();
  }

  /** No caller waits for ever, also when the machine fails in a way that nobody expects. */
  private void doOrPoison(List<Work> group) {
    try {
      if (!isPoisoned) {
        rounds.beforeRecords();
      }
      record(group);
      if (!isPoisoned) {
        rounds.afterRecords();
      }
    } catch (IOException | RuntimeException | Error e) {
      poison(e);
      group.forEach(work -> work.fail(unknown(e)));
    }
  }

  private void record(List<Work> group) throws IOException {
    List<Batch<?>> accepted = new ArrayList<>(group.size());
    boolean isFull = isFull(group);
    Instant now = clock.instant();
    for (Work work : group) {
      if (work instanceof Batch<?> batch) {
        add(batch, isFull, now, accepted);
      }
    }
    if (!accepted.isEmpty()) {
      makeDurable(accepted);
    }
    for (Work work : group) {
      if (work instanceof Errand<?> errand) {
        run(errand);
      }
    }
  }

  private void add(Batch<?> batch, boolean isFull, Instant now, List<Batch<?>> accepted) {
    try {
      requireTaking(batch.stream());
      if (isFull && BUSINESS.contains(batch.stream())) {
        throw space.full(recorder.session());
      }
      batch.addTo(ledgers.tail(batch.stream()), recorder, now);
      accepted.add(batch);
    } catch (RuntimeException e) {
      batch.fail(e);
    }
  }

  private boolean isFull(List<Work> group) throws IOException {
    for (Work work : group) {
      if (work instanceof Batch<?> batch && BUSINESS.contains(batch.stream())) {
        return space.isBelowFloor();
      }
    }
    return false;
  }

  private void makeDurable(List<Batch<?>> accepted) {
    Set<Stream> streams = EnumSet.noneOf(Stream.class);
    for (Batch<?> batch : accepted) {
      streams.add(batch.stream());
    }
    try {
      for (Stream stream : streams) {
        ledgers.tail(stream).write();
      }
      for (Stream stream : streams) {
        ledgers.tail(stream).force();
      }
    } catch (IOException | RuntimeException | Error e) {
      poison(e);
      accepted.forEach(batch -> batch.fail(unknown(e)));
      return;
    }
    for (Stream stream : streams) {
      ledgers.tail(stream).acknowledge();
    }
    for (Batch<?> batch : accepted) {
      batch.acknowledge();
    }
  }

  private void run(Errand<?> errand) throws IOException {
    if (isPoisoned) {
      errand.fail(poisoned());
      return;
    }
    try {
      errand.run();
    } catch (LedgerException e) {
      errand.fail(e);
    }
  }

  /** For good. One thing is tried once: a new audit segment, so that the end can be recorded. */
  private void poison(Throwable cause) {
    boolean isFirst = !isPoisoned;
    isPoisoned = true;
    hasLastWords = false;
    if (isFirst) {
      try {
        space.giveUpBallast();
        ledgers.tail(Stream.AUDIT).restart();
        hasLastWords = true;
      } catch (IOException | RuntimeException e) {
        cause.addSuppressed(e);
      }
    }
  }

  private void finish() {
    if (isPoisoned) {
      return;
    }
    try {
      ledgers.seal(EnumSet.allOf(Stream.class), Seal.Reason.SESSION_CLOSED, clock.instant());
    } catch (IOException | RuntimeException e) {
      ledgers.leaveUnsealed(e);
    }
  }

  private void requireTaking(Stream stream) {
    if (isPoisoned && !(hasLastWords && stream == Stream.AUDIT)) {
      throw poisoned();
    }
  }

  private void requireNotOnOwnThread() {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException(
          "what follows an asynchronous append runs on the ledger's thread and must not wait for the ledger: use an executor");
    }
  }

  private LedgerException closed() {
    return new LedgerException(
        "the store of %s is closed: nothing was written".formatted(recorder.session()));
  }

  private LedgerException poisoned() {
    return new LedgerException(
        "the store of %s takes nothing more since its disk failed: close it and open it again"
            .formatted(recorder.session()));
  }

  private LedgerException unknown(Throwable cause) {
    return new LedgerException(
        "the disk failed under the ledgers of %s: it is unknown whether the record is there until the store has been opened again"
            .formatted(recorder.session().universe()),
        cause);
  }
}
