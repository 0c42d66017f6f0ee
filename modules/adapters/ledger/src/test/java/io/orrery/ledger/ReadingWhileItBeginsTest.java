package io.orrery.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.trade.History;
import io.orrery.trade.UniverseArchive;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.RunId;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever asks about a run while it is made, opened, recorded and closed gets an answer, and never
 * sees a record that is not there when it is read.
 */
@Tag("U13")
@Tag("U19")
final class ReadingWhileItBeginsTest {

  private static final int RUNS = Integer.getInteger("test.runs", 60);

  private static final int READERS = 4;

  @TempDir private Path home;
  private FileRuns runs;
  private final AtomicReference<RunId> newest =
      new AtomicReference<>(RunId.next(Clock.systemUTC()));
  private final AtomicBoolean isOver = new AtomicBoolean();

  @BeforeEach
  void keepRunsAtHome() {
    runs = new FileRuns(home, Clock.systemUTC());
  }

  @Test
  void answersWhoeverAsksMeanwhile() throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    Callable<Long> reading = this::read;
    List<Future<Long>> answers =
        Stream.generate(() -> readers.submit(reading)).limit(READERS).toList();
    for (int i = 0; i < RUNS; i++) {
      record(RunId.next(Clock.systemUTC()));
    }
    isOver.set(true);
    for (Future<Long> each : answers) {
      assertThat(each.get()).isPositive();
    }
    readers.shutdown();
  }

  private void record(RunId run) {
    newest.set(run);
    Session.Control control = Paper.begin(Universe.SIMULATION);
    try (UniverseStore store = runs.storage(run).open(control.recorder())) {
      store.trades().appendAll(Paper.minted(control.session(), 1));
      store.trades().appendAll(Paper.minted(control.session(), 1));
    }
  }

  /** How many times a record was there. */
  private long read() {
    long seen = 0;
    while (!isOver.get()) {
      RunId run = requireNonNull(newest.get());
      UniverseArchive archive = runs.storage(run).archive(Universe.SIMULATION);
      for (History<?> history : List.of(archive.audit(), archive.trades())) {
        long last = history.lastSeq();
        if (last > 0) {
          assertThat(history.after(last - 1, 1)).as("%s of %s", last, run).hasSize(1);
          seen++;
        }
      }
    }
    return seen;
  }
}
