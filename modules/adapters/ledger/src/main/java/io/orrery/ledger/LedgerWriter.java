package io.orrery.ledger;

import io.orrery.trade.LedgerException;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one writer of a universe's ledgers: a thread of its own takes what is waiting, writes it,
 * forces it to the disk once for all, and only then answers.
 *
 * <p>It is a thread of its own because an interrupt of a thread that writes closes the file.
 */
final class LedgerWriter {

  private static final int MAX_GROUP = 512;
  private final Session.Recorder recorder;
  private final Clock clock;
  private final Map<Stream, Tail> tails;
  private final BlockingQueue<Batch<?>> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;
  private final Batch<?> end = new Batch<>(Stream.AUDIT, List.of());
  private final Object intake = new Object();
  private boolean isClosed;
  private volatile boolean isPoisoned;

  LedgerWriter(Session.Recorder recorder, Clock clock, Map<Stream, Tail> tails) {
    this.recorder = recorder;
    this.clock = clock;
    this.tails = Map.copyOf(tails);
    this.thread = new Thread(this::run, "orrery-ledger-" + recorder.session().universe());
    thread.setDaemon(true);
    thread.setContextClassLoader(LedgerWriter.class.getClassLoader());
  }

  void start() {
    thread.start();
  }

  boolean isPoisoned() {
    return isPoisoned;
  }

  /**
   * Takes a batch to be written after those taken before.
   *
   * @throws LedgerException if the writer is closed or poisoned; nothing is written
   */
  void submit(Batch<?> batch) {
    synchronized (intake) {
      if (isClosed) {
        throw new LedgerException(
            "the store of %s is closed: nothing was written".formatted(recorder.session()));
      }
      requireNotPoisoned();
      waiting.add(batch);
    }
  }

  /** Writes what was taken and ends the thread; false if that was done before. */
  boolean stop() {
    synchronized (intake) {
      if (isClosed) {
        return false;
      }
      isClosed = true;
      waiting.add(end);
    }
    joinThread();
    return true;
  }

  private void joinThread() {
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
  }

  private void run() {
    List<Batch<?>> group = new ArrayList<>();
    boolean goOn = true;
    while (goOn) {
      group.clear();
      takeInto(group);
      goOn = !group.remove(end);
      recordOrPoison(group);
    }
  }

  private void takeInto(List<Batch<?>> group) {
    try {
      group.add(waiting.take());
      waiting.drainTo(group, MAX_GROUP - 1);
    } catch (InterruptedException nobodyHasThisThread) {
      Thread.interrupted();
    }
  }

  /** No caller waits for ever, also when the machine fails in a way that nobody expects. */
  private void recordOrPoison(List<Batch<?>> group) {
    try {
      record(group);
    } catch (RuntimeException | Error e) {
      isPoisoned = true;
      group.forEach(batch -> batch.fail(unknown(batch.stream(), e)));
    }
  }

  private void record(List<Batch<?>> group) {
    List<Batch<?>> accepted = new ArrayList<>(group.size());
    for (Batch<?> batch : group) {
      try {
        requireNotPoisoned();
        batch.addTo(tail(batch.stream()), recorder, clock.instant());
        accepted.add(batch);
      } catch (RuntimeException e) {
        batch.fail(e);
      }
    }
    if (!accepted.isEmpty()) {
      makeDurable(accepted);
    }
  }

  private void makeDurable(List<Batch<?>> accepted) {
    Set<Stream> streams = EnumSet.noneOf(Stream.class);
    accepted.forEach(batch -> streams.add(batch.stream()));
    try {
      for (Stream stream : streams) {
        tail(stream).write();
      }
      for (Stream stream : streams) {
        tail(stream).force();
      }
    } catch (IOException | RuntimeException | Error e) {
      isPoisoned = true;
      accepted.forEach(batch -> batch.fail(unknown(batch.stream(), e)));
      return;
    }
    streams.forEach(stream -> tail(stream).acknowledge());
    accepted.forEach(Batch::acknowledge);
  }

  private Tail tail(Stream stream) {
    Tail tail = tails.get(stream);
    if (tail == null) {
      throw new IllegalStateException("there is no ledger of " + stream);
    }
    return tail;
  }

  private void requireNotPoisoned() {
    if (isPoisoned) {
      throw new LedgerException(
          "the store of %s takes nothing more since its disk failed: close it and open it again"
              .formatted(recorder.session()));
    }
  }

  private LedgerException unknown(Stream stream, Throwable cause) {
    return new LedgerException(
        "the disk failed under the %s: it is unknown whether the record is there until the store has been opened again"
            .formatted(new LedgerId(recorder.session().universe(), stream)),
        cause);
  }
}
