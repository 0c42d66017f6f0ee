package io.orrery.rest;

import io.orrery.trade.Integrity;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Checks universes in the background, one at a time, and remembers the newest check of each. Safe
 * for many threads.
 */
final class Verifications implements AutoCloseable {

  /** The streams that have ledgers. */
  static final List<Stream> STREAMS = List.of(Stream.values());

  private final Integrity integrity;
  private final Clock clock;
  private final Map<Universe, Verification> newest = new EnumMap<>(Universe.class);
  private final ExecutorService worker = Executors.newSingleThreadExecutor(Verifications::thread);

  Verifications(Integrity integrity, Clock clock) {
    this.integrity = integrity;
    this.clock = clock;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "orrery-verification");
    thread.setDaemon(true);
    return thread;
  }

  synchronized Verification newest(Universe universe) {
    return newest.getOrDefault(universe, Verification.NEVER);
  }

  private synchronized void note(Universe universe, Verification verification) {
    newest.put(universe, verification);
  }

  Integrity.Sealed sealed(Universe universe, Stream stream) {
    return integrity.sealed(universe, stream);
  }

  /** Starts a check, unless one of this universe is under way; answers the one that is. */
  synchronized Verification start(Universe universe) {
    Verification before = newest(universe);
    if (before.state() == Verification.State.RUNNING) {
      return before;
    }
    Verification started = Verification.started(clock.instant());
    worker.execute(() -> run(universe, started));
    note(universe, started);
    return started;
  }

  private void run(Universe universe, Verification started) {
    Verification ended;
    try {
      List<Verdict> verdicts =
          STREAMS.stream().map(stream -> integrity.verify(universe, stream)).toList();
      ended = started.done(clock.instant(), verdicts);
    } catch (RuntimeException e) {
      Log.failure("verifying the ledgers of " + universe, e);
      ended = started.failed(clock.instant());
    }
    note(universe, ended);
  }

  /** Stops what is under way. */
  @Override
  public void close() {
    worker.shutdownNow();
  }
}
