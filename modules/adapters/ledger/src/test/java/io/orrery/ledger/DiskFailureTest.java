package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.trade.LedgerException;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a disk fails: nothing acknowledged is lost, and nothing more is taken. */
@Tag("U13")
final class DiskFailureTest {

  @TempDir private Path home;

  @Test
  void takesNothingMoreAfterAFailedForceAndNeverRepeatsIt() {
    FailingDisk disk = new FailingDisk();
    Session.Control control = Paper.begin(Universe.PAPER);
    FileStorage storage = new FileStorage(home, Paper.CLOCK, LedgerOptions.defaults(), disk);
    try (UniverseStore store = storage.open(control.recorder())) {
      store.trades().append(control.session().mint(Paper.trade(1)));
      disk.failAt(2);

      assertThatThrownBy(() -> store.trades().append(control.session().mint(Paper.trade(2))))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("unknown whether");
      assertThat(store.isPoisoned()).isTrue();
      int forces = disk.forces();
      assertThatThrownBy(() -> store.trades().append(control.session().mint(Paper.trade(3))))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("takes nothing more");
      assertThat(disk.forces()).isEqualTo(forces);
      assertThat(storage.archive(Universe.PAPER).trades().lastSeq()).isEqualTo(1);
      assertThat(storage.archive(Universe.PAPER).trades().after(1, 10)).isEmpty();
    }
  }

  @Test
  void setsAHalfWrittenRecordAsideWhenItIsOpenedAgain() {
    FailingDisk disk = new FailingDisk();
    Session.Control control = Paper.begin(Universe.PAPER);
    try (UniverseStore store =
        new FileStorage(home, Paper.CLOCK, LedgerOptions.defaults(), disk)
            .open(control.recorder())) {
      store.trades().append(control.session().mint(Paper.trade(1)));
      disk.failAt(1);
      assertThatThrownBy(() -> store.trades().append(control.session().mint(Paper.trade(2))))
          .hasMessageContaining("unknown whether");
    }

    assertThat(Paper.reopen(home).tornTails()).hasSize(1);
    assertThat(Paper.read(home)).containsExactly(1L);
  }

  @Test
  void losesNothingAcknowledgedWhicheverOperationFails() {
    boolean failed = true;
    for (int n = 1; failed; n++) {
      Path root = home.resolve("run-" + n);
      FailingDisk disk = new FailingDisk();
      disk.failAt(n);
      List<Long> acknowledged = recordUntilItFails(root, disk);
      failed = disk.hasFailed();

      Paper.reopen(root);
      List<Long> read = Paper.read(root);
      assertThat(read.subList(0, acknowledged.size())).isEqualTo(acknowledged);
      assertThat(read).as("operation %d", n).isEqualTo(Paper.upTo(read.size()));
      assertThat(read.size() - acknowledged.size()).as("operation %d", n).isBetween(0, 1);
    }
  }

  @Test
  void losesAndDoublesNothingWhicheverOperationFailsDuringRecovery() throws IOException {
    boolean failed = true;
    for (int n = 1; failed; n++) {
      Path root = home.resolve("run-" + n);
      Paper.record(root, Universe.PAPER, 3);
      Files.writeString(Paper.trades(root), "torn", StandardOpenOption.APPEND);
      FailingDisk disk = new FailingDisk();
      disk.failAt(n);
      recordUntilItFails(root, disk);
      failed = disk.hasFailed();

      Paper.reopen(root);
      assertThat(Paper.read(root)).as("operation %d", n).startsWith(1L, 2L, 3L);
      try (var torn = Files.list(root.resolve("data/paper/torn"))) {
        assertThat(torn.filter(each -> each.toString().endsWith(".torn")))
            .as("operation %d", n)
            .filteredOn(each -> Paper.holds(each, "torn"))
            .hasSize(1);
      }
    }
  }

  @Test
  void refusesToWriteBehindSomethingThatSomeoneElseWrote() throws IOException {
    Session.Control control = Paper.begin(Universe.PAPER);
    try (UniverseStore store = new FileStorage(home, Paper.CLOCK).open(control.recorder())) {
      Files.writeString(Paper.trades(home), "intruder", StandardOpenOption.APPEND);

      assertThatThrownBy(() -> store.trades().append(control.session().mint(Paper.trade(1))))
          .isInstanceOf(LedgerException.class)
          .hasStackTraceContaining("something else writes there");
      assertThat(store.isPoisoned()).isTrue();
    }
  }

  @Test
  void acknowledgesNothingThatAWriteOnlySaysItHasWritten() {
    Session.Control control = Paper.begin(Universe.PAPER);
    Disk disk =
        new Disk() {
          @Override
          void write(FileChannel channel, ByteBuffer bytes) throws IOException {
            if (channel.size() == 0) {
              super.write(channel, bytes);
            }
          }
        };
    try (UniverseStore store =
        new FileStorage(home, Paper.CLOCK, LedgerOptions.defaults(), disk)
            .open(control.recorder())) {
      store.trades().append(control.session().mint(Paper.trade(1)));

      assertThatThrownBy(() -> store.trades().append(control.session().mint(Paper.trade(2))))
          .isInstanceOf(LedgerException.class)
          .hasStackTraceContaining("what was written is not there");
      assertThat(store.isPoisoned()).isTrue();
    }
    Paper.reopen(home);
    assertThat(Paper.read(home)).containsExactly(1L);
  }

  @Test
  void makesNoFileOfWhatAWriteOnlySaysItHasWritten() {
    Disk disk =
        new Disk() {
          @Override
          void write(FileChannel channel, ByteBuffer bytes) throws IOException {
            super.write(channel, bytes.slice(1, bytes.remaining() - 1));
          }
        };
    Path file = home.resolve("some.json");

    assertThatThrownBy(() -> disk.create(file, new byte[7]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("must have 7 bytes, had 6: what was written is not there");

    assertThat(home).isEmptyDirectory();
  }

  @Test
  void isNotHurtByAnInterruptOfTheCaller() {
    Session.Control control = Paper.begin(Universe.PAPER);
    try (UniverseStore store = new FileStorage(home, Paper.CLOCK).open(control.recorder())) {
      Thread.currentThread().interrupt();

      assertThat(store.trades().append(control.session().mint(Paper.trade(1))).seq()).isEqualTo(1);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(store.isPoisoned()).isFalse();
    }
  }

  @Test
  void answersAlsoWhenTheWriterFailsInAWayThatNobodyExpects() {
    Session.Control control = Paper.begin(Universe.PAPER);
    Disk disk =
        new Disk() {
          @Override
          void write(FileChannel channel, ByteBuffer bytes) throws IOException {
            if (channel.size() == 0) {
              super.write(channel, bytes);
            } else {
              throw new OutOfMemoryError("says the test");
            }
          }
        };
    try (UniverseStore store =
        new FileStorage(home, Paper.CLOCK, LedgerOptions.defaults(), disk)
            .open(control.recorder())) {
      store.trades().append(control.session().mint(Paper.trade(1)));

      assertThatThrownBy(() -> store.trades().append(control.session().mint(Paper.trade(2))))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("unknown whether");
      assertThat(store.isPoisoned()).isTrue();
    }
    assertThat(Paper.read(home)).containsExactly(1L);
  }

  /** The quantities that were acknowledged, at most three more than there were. */
  private static List<Long> recordUntilItFails(Path root, Disk disk) {
    List<Long> acknowledged = new ArrayList<>();
    Session.Control control = Paper.begin(Universe.PAPER);
    try (UniverseStore store =
        new FileStorage(root, Paper.CLOCK, LedgerOptions.defaults(), disk)
            .open(control.recorder())) {
      for (long i = 1; i <= 3; i++) {
        store.trades().append(control.session().mint(Paper.trade(i)));
        acknowledged.add(i);
      }
    } catch (LedgerException expected) {
      assertThat(expected).hasMessageNotContaining("damaged");
    }
    return acknowledged;
  }
}
