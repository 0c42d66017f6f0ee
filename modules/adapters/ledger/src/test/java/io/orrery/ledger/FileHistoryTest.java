package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.trade.Trade;
import io.orrery.trade.TradeHistory;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Minted;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers see, and when. */
final class FileHistoryTest {

  @TempDir private Path home;

  /** A disk on which a force waits until the test lets it go. */
  private static final class SlowDisk extends Disk {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean isSlow;

    @Override
    void force(FileChannel channel) throws IOException {
      if (isSlow) {
        reached.countDown();
        awaitRelease();
      }
      super.force(channel);
    }

    private void awaitRelease() throws IOException {
      try {
        assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  @Test
  @Tag("U13")
  void seesNothingThatIsNotYetAcknowledged() throws Exception {
    SlowDisk disk = new SlowDisk();
    Session.Control control = Paper.begin(Universe.PAPER);
    FileStorage storage = new FileStorage(home, Paper.CLOCK, LedgerOptions.defaults(), disk);
    TradeHistory history = storage.archive(Universe.PAPER).trades();
    try (UniverseStore store = storage.open(control.recorder())) {
      store.trades().append(control.session().mint(Paper.trade(1)));
      disk.isSlow = true;
      Minted<Trade> second = control.session().mint(Paper.trade(2));
      var pending = CompletableFuture.supplyAsync(() -> store.trades().append(second));
      assertThat(disk.reached.await(30, TimeUnit.SECONDS)).isTrue();

      assertThat(Paper.lines(Paper.trades(home))).hasSize(2);
      assertThat(history.lastSeq()).isEqualTo(1);
      assertThat(Paper.quantities(history.after(0, 10))).containsExactly(1L);
      assertThat(history.after(1, 10)).isEmpty();

      disk.released.countDown();
      assertThat(pending.join().seq()).isEqualTo(2);
      assertThat(Paper.quantities(history.after(1, 10))).containsExactly(2L);
    }
  }

  @Test
  void readsOnWhenAnotherProcessHasRecordedMore() {
    TradeHistory history = new FileStorage(home, Paper.CLOCK).archive(Universe.PAPER).trades();
    assertThat(history.lastSeq()).isZero();
    Paper.record(home, Universe.PAPER, 3);
    assertThat(history.lastSeq()).isEqualTo(3);
    Paper.record(home, Universe.PAPER, 2);

    assertThat(history.lastSeq()).isEqualTo(5);
    assertThat(Paper.quantities(history.after(2, 10))).containsExactly(3L, 1L, 2L);
  }

  @Test
  @Tag("U13")
  void doesNotCountATornTailAndChangesNothing() throws IOException {
    Paper.record(home, Universe.PAPER, 3);
    Files.writeString(Paper.trades(home), "{\"torn", StandardOpenOption.APPEND);
    long size = Files.size(Paper.trades(home));
    TradeHistory history = new FileStorage(home, Paper.CLOCK).archive(Universe.PAPER).trades();

    assertThat(history.lastSeq()).isEqualTo(3);
    assertThat(history.after(3, 10)).isEmpty();
    assertThat(Files.size(Paper.trades(home))).isEqualTo(size);
  }

  @Test
  void findsEveryNumberInALongLedger() {
    Paper.record(home, Universe.PAPER, 3_000);
    TradeHistory history = new FileStorage(home, Paper.CLOCK).archive(Universe.PAPER).trades();

    for (long seq : LongStream.of(0, 1, 15, 16, 17, 31, 32, 1023, 1024, 2998, 2999).toArray()) {
      assertThat(Paper.quantities(history.after(seq, 1))).containsExactly(seq + 1);
    }
    assertThat(history.after(1, 1000)).hasSize(1000);
    assertThat(history.after(3_000, 1000)).isEmpty();
  }

  @Test
  void readsWhileASessionRecords() {
    FileStorage storage = new FileStorage(home, Paper.CLOCK);
    Session.Control control = Paper.begin(Universe.PAPER);
    TradeHistory history = storage.archive(Universe.PAPER).trades();
    try (UniverseStore store = storage.open(control.recorder())) {
      var writing =
          CompletableFuture.runAsync(
              () -> {
                for (long i = 1; i <= 500; i++) {
                  store.trades().append(control.session().mint(Paper.trade(i)));
                }
              });
      long last = 0;
      while (last < 500) {
        for (var record : history.after(last, 7)) {
          assertThat(record.seq()).isEqualTo(last + 1);
          assertThat(record.fact()).isEqualTo(Paper.trade(record.seq()));
          last = record.seq();
        }
      }
      writing.join();
    }
  }

  @Test
  @Tag("U20")
  void ordersByNumberWhateverTheClockSays() {
    Session.Control control = Paper.begin(Universe.PAPER);
    BackwardClock clock = new BackwardClock();
    FileStorage storage = new FileStorage(home, clock);
    try (UniverseStore store = storage.open(control.recorder())) {
      for (long i = 1; i <= 5; i++) {
        store.trades().append(control.session().mint(Paper.trade(i)));
      }
    }

    var records = storage.archive(Universe.PAPER).trades().after(0, 10);

    assertThat(Paper.quantities(records)).isEqualTo(Paper.upTo(5));
    assertThat(records.get(4).recordedAt()).isBefore(records.get(0).recordedAt());
    assertThat(Paper.reopen(home).tornTails()).isEmpty();
  }

  /** A clock that runs backward, an hour at every look. */
  private static final class BackwardClock extends java.time.Clock {
    private java.time.Instant now = Paper.NOON;

    @Override
    public java.time.ZoneId getZone() {
      return java.time.ZoneOffset.UTC;
    }

    @Override
    public java.time.Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public synchronized java.time.Instant instant() {
      now = now.minusSeconds(3600);
      return now;
    }
  }
}
