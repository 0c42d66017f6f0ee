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
import java.util.Optional;
import java.util.Set;

/**
 * The one writer of a universe's ledgers: a thread of its own takes what is waiting and encodes it;
 * another writes it and forces it to the disk once for all, while the first goes on; only then are
 * callers answered.
 *
 * <p>They are threads of their own because an interrupt of a thread that writes closes the file.
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
  private final Forcer forcer;
  private final Filling filling;
  private final List<Work> work = new ArrayList<>();
  private final Thread thread;
  private Optional<Flight> flight = Optional.empty();
  private volatile boolean isPoisoned;
  private boolean hasLastWords;

  LedgerWriter(Session.Recorder recorder, Clock clock, OpenLedgers ledgers, Space space) {
    this.recorder = recorder;
    this.clock = clock;
    this.ledgers = ledgers;
    this.space = space;
    this.rounds = new Rounds(ledgers, clock);
    this.queue = new LedgerQueue(ledgers.owned().options().queuedRecords());
    this.forcer = new Forcer(recorder.session().universe(), queue::wake);
    this.filling = new Filling(ledgers);
    this.thread = new Thread(this::run, "orrery-ledger-" + recorder.session().universe());
    thread.setDaemon(true);
    thread.setContextClassLoader(LedgerWriter.class.getClassLoader());
  }

  Session session() {
    return recorder.session();
  }

  void start() {
    forcer.start();
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
    boolean goesOn = true;
    while (goesOn) {
      try {
        goesOn = takeWork();
        advance();
      } catch (IOException | RuntimeException | Error e) {
        crash(e);
      }
    }
    forcer.stop();
  }

  /** Takes what waits and encodes it, also while a flight is on its way; false at the end. */
  private boolean takeWork() throws IOException {
    work.clear();
    boolean isRoomy = filling.bytes() < GROUP_BYTES;
    long patience = filling.isEmpty() || flight.isPresent() ? rounds.nanosToNext() : 0;
    boolean goesOn = !isRoomy || queue.take(work, GROUP_BYTES - filling.bytes(), patience);
    if (!isRoomy) {
      flight.ifPresent(Flight::await);
    }
    if (!goesOn) {
      settle();
      finish();
      return false;
    }
    Instant now = clock.instant();
    if (!isPoisoned && rounds.areDue(now)) {
      settle();
      rounds.make(now);
    }
    takeAll(now);
    return true;
  }

  /** No caller waits for ever, also when the machine fails in a way that nobody expects. */
  private void takeAll(Instant now) throws IOException {
    boolean isFull = isFull();
    int taken = 0;
    try {
      for (Work each : work) {
        taken++;
        if (each instanceof Batch<?> batch) {
          encode(batch, isFull, now);
        } else if (each instanceof Errand<?> errand) {
          settle();
          run(errand);
        }
      }
    } finally {
      for (Work left : work.subList(taken, work.size())) {
        left.fail(poisoned());
      }
    }
  }

  private void encode(Batch<?> batch, boolean isFull, Instant now) {
    try {
      requireTaking(batch.stream());
      if (isFull && BUSINESS.contains(batch.stream())) {
        throw space.full(recorder.session());
      }
      filling.add(batch, recorder, now);
    } catch (RuntimeException e) {
      batch.fail(e);
    } catch (Error e) {
      batch.fail(unknown(e));
      throw e;
    }
  }

  private boolean isFull() throws IOException {
    for (Work each : work) {
      if (each instanceof Batch<?> batch && BUSINESS.contains(batch.stream())) {
        return space.isBelowFloor();
      }
    }
    return false;
  }

  /** When no flight is on its way, the next starts; only then are callers of the last answered. */
  private void advance() throws IOException {
    if (flight.isPresent() && !flight.get().hasLanded()) {
      return;
    }
    boolean wasIdle = flight.isEmpty();
    Optional<Flight> landed = land();
    if (!filling.isEmpty()) {
      launch(wasIdle && filling.isOne());
    }
    landed.ifPresent(Flight::acknowledge);
    if (!isPoisoned && rounds.isAnyFull()) {
      settle();
      rounds.sealFull();
    }
  }

  /** One alone needs no other thread to wait for the disk. */
  private void launch(boolean isAlone) throws IOException {
    Flight next = filling.take();
    flight = Optional.of(next);
    if (isAlone) {
      next.fly();
      land().ifPresent(Flight::acknowledge);
    } else {
      forcer.fly(next);
    }
  }

  /** Waits until everything that was taken is durable and answered. */
  private void settle() throws IOException {
    while (flight.isPresent() || !filling.isEmpty()) {
      flight.ifPresent(Flight::await);
      land().ifPresent(Flight::acknowledge);
      if (!filling.isEmpty()) {
        launch(/* isAlone= */ true);
      }
    }
  }

  /** The flight that has landed, to be acknowledged; nothing if there was none, or if it failed. */
  private Optional<Flight> land() {
    Optional<Flight> landed = flight;
    flight = Optional.empty();
    Throwable failure = landed.map(Flight::failure).orElse(null);
    if (failure == null) {
      return landed;
    }
    poison(failure);
    landed.ifPresent(failed -> failed.fail(unknown(failure)));
    return Optional.empty();
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
    } catch (IOException | RuntimeException | Error e) {
      errand.fail(unknown(e));
      throw e;
    }
  }

  /** Something else than a flight failed. */
  private void crash(Throwable cause) {
    flight.ifPresent(Flight::await);
    land().ifPresent(Flight::acknowledge);
    poison(cause);
  }

  /** For good. One thing is tried once: a new audit segment, so that the end can be recorded. */
  private void poison(Throwable cause) {
    boolean isFirst = !isPoisoned;
    isPoisoned = true;
    hasLastWords = false;
    filling.fail(poisoned());
    if (isFirst) {
      try {
        space.giveUpBallast();
        ledgers.tail(Stream.AUDIT).restart(clock.instant());
        hasLastWords = true;
      } catch (IOException | RuntimeException e) {
        cause.addSuppressed(e);
      }
    }
  }

  private void finish() {
    try {
      if (!isPoisoned) {
        ledgers.seal(EnumSet.allOf(Stream.class), Seal.Reason.SESSION_CLOSED, clock.instant());
      } else if (hasLastWords) {
        ledgers.seal(EnumSet.of(Stream.AUDIT), Seal.Reason.SESSION_CLOSED, clock.instant());
      }
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
