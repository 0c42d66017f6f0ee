package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.trade.LedgerBusyException;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Callers that are faster than the disk wait or are told so, and nothing is dropped. */
@Tag("U13")
@Timeout(60)
final class LedgerQueueTest {

  private static final int ROOM = 4;

  @TempDir private Path home;
  private final GatedDisk disk = new GatedDisk();
  private final Session.Control control = Paper.begin(Universe.PAPER);
  private UniverseStore store;

  /** A disk on which every force needs a permit. */
  private static final class GatedDisk extends Disk {
    private final Semaphore permits = new Semaphore(1_000_000);
    private final CountDownLatch reached = new CountDownLatch(1);
    private volatile boolean isGated;

    @Override
    void force(FileChannel channel) throws IOException {
      if (isGated) {
        reached.countDown();
        permits.acquireUninterruptibly();
      }
      super.force(channel);
    }

    void gate() {
      permits.drainPermits();
      isGated = true;
    }

    void open() {
      isGated = false;
      permits.release(1_000_000);
    }
  }

  @BeforeEach
  void open() {
    LedgerOptions options =
        new LedgerOptions(1 << 20, ROOM, 0, 0, Optional.empty(), Duration.ofMinutes(10));
    store = new FileStorage(home, Paper.CLOCK, options, disk).open(control.recorder());
  }

  @Test
  void refusesAnAsynchronousAppendWhenNoMoreMayWaitAndDropsNothing() throws Exception {
    List<CompletionStage<Recorded<Trade>>> answers = new ArrayList<>();
    disk.gate();
    answers.add(store.trades().appendAsync(control.session().mint(Paper.trade(1))));
    assertThat(disk.reached.await(30, TimeUnit.SECONDS)).isTrue();
    for (long i = 2; i <= 1 + ROOM; i++) {
      answers.add(store.trades().appendAsync(control.session().mint(Paper.trade(i))));
    }

    assertThatThrownBy(() -> store.trades().appendAsync(control.session().mint(Paper.trade(9))))
        .isInstanceOf(LedgerBusyException.class)
        .hasMessageContainingAll("no more than 4 waiting records", "nothing was written");

    disk.open();
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).toCompletableFuture().get().seq()).isEqualTo(i + 1);
    }
    store.close();
    assertThat(Paper.read(home)).isEqualTo(Paper.upTo(1 + ROOM));
  }

  @Test
  void letsABlockingAppendWaitForRoom() throws Exception {
    disk.gate();
    store.trades().appendAsync(control.session().mint(Paper.trade(1)));
    assertThat(disk.reached.await(30, TimeUnit.SECONDS)).isTrue();
    for (long i = 2; i <= 1 + ROOM; i++) {
      store.trades().appendAsync(control.session().mint(Paper.trade(i)));
    }
    var waiting =
        CompletableFuture.supplyAsync(
            () -> store.trades().append(control.session().mint(Paper.trade(6))));
    Thread.sleep(100);
    assertThat(waiting).isNotDone();

    disk.open();

    assertThat(waiting.get(30, TimeUnit.SECONDS).seq()).isEqualTo(6);
    store.close();
  }

  @Test
  void takesABatchThatIsLargerThanTheQueue() {
    assertThat(store.trades().appendAll(Paper.minted(control.session(), 3 * ROOM))).hasSize(12);
    store.close();
  }

  @Test
  void answersABlockedCallerThatIsInterruptedThatNothingWasWritten() throws Exception {
    disk.gate();
    store.trades().appendAsync(control.session().mint(Paper.trade(1)));
    assertThat(disk.reached.await(30, TimeUnit.SECONDS)).isTrue();
    for (long i = 2; i <= 1 + ROOM; i++) {
      store.trades().appendAsync(control.session().mint(Paper.trade(i)));
    }
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> store.trades().append(control.session().mint(Paper.trade(6))))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("interrupted", "nothing was written");

    assertThat(Thread.interrupted()).isTrue();
    disk.open();
    store.close();
    assertThat(Paper.read(home)).isEqualTo(Paper.upTo(1 + ROOM));
  }

  @Test
  void refusesToBlockTheThreadThatWrites() throws Exception {
    var chained =
        store
            .trades()
            .appendAsync(control.session().mint(Paper.trade(1)))
            .thenApply(
                first -> store.trades().append(control.session().mint(Paper.trade(2))).seq());
    disk.gate();
    var second = store.trades().appendAsync(control.session().mint(Paper.trade(3)));
    var onWriter =
        second.thenApply(done -> store.trades().append(control.session().mint(Paper.trade(4))));
    disk.open();

    assertThatThrownBy(() -> onWriter.toCompletableFuture().get())
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("use an executor");
    assertThat(chained.toCompletableFuture()).isDone();
    store.close();
  }

  @Test
  void refusesEverythingAfterItsEnd() {
    store.close();

    assertThatThrownBy(() -> store.trades().appendAsync(control.session().mint(Paper.trade(1))))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("closed: nothing was written");
  }

  @Test
  void writesWhatWaitsWhenItCloses() throws Exception {
    disk.gate();
    var first = store.trades().appendAsync(control.session().mint(Paper.trade(1)));
    assertThat(disk.reached.await(30, TimeUnit.SECONDS)).isTrue();
    var second = store.trades().appendAsync(control.session().mint(Paper.trade(2)));
    var closing = CompletableFuture.runAsync(store::close);
    disk.open();
    closing.get(30, TimeUnit.SECONDS);

    assertThat(first.toCompletableFuture().get().seq()).isEqualTo(1);
    assertThat(second.toCompletableFuture().get().seq()).isEqualTo(2);
  }
}
