package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.testkit.Samples;
import io.orrery.trade.LedgerException;
import io.orrery.trade.LedgerFullException;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up: business stops at the floor, and the end is on record all the same. */
@Tag("U13")
final class FullDiskTest {

  private static final long FLOOR = 1_000_000;

  @TempDir private Path home;
  private final SmallDisk disk = new SmallDisk();
  private final Session.Control control = Paper.begin(Universe.PAPER);

  /** What an audit ledger takes. */
  record Said(String text) implements Fact {}

  /** A disk with as much room as a test says; the ballast is room, too. */
  private static final class SmallDisk extends Disk {
    private volatile long usable = Long.MAX_VALUE;
    private volatile boolean isFull;

    @Override
    long usableSpace(Path dir) {
      return usable;
    }

    @Override
    void write(FileChannel channel, ByteBuffer bytes) throws IOException {
      if (isFull) {
        throw new IOException("No space left on device, says the test");
      }
      super.write(channel, bytes);
    }

    @Override
    void delete(Path file) throws IOException {
      if (file.endsWith("ballast")) {
        isFull = false;
      }
      super.delete(file);
    }
  }

  @Test
  void refusesBusinessBelowTheFloorAndTakesAuditRecords() {
    try (UniverseStore store = open()) {
      disk.usable = FLOOR - 1;

      assertThatThrownBy(() -> store.trades().append(control.session().mint(Paper.trade(1))))
          .isInstanceOf(LedgerFullException.class)
          .hasMessageContainingAll("must have 1000000 free bytes", "nothing was written");
      store.audit().append(control.session().mint(new Said("the disk is nearly full")));
      assertThat(store.isPoisoned()).isFalse();

      disk.usable = FLOOR;
      assertThat(store.trades().append(control.session().mint(Paper.trade(2))).seq()).isEqualTo(1);
    }
  }

  @Test
  void takesBallastOnWhenThereIsRoomAndNotBelowTheFloor() {
    disk.usable = FLOOR;
    open().close();
    assertThat(home.resolve("data/paper/ballast")).doesNotExist();

    disk.usable = FLOOR + 4096;
    new FileStorage(home, Paper.CLOCK, options(), disk)
        .open(Paper.begin(Universe.PAPER).recorder())
        .close();
    assertThat(home.resolve("data/paper/ballast")).hasSize(4096);
  }

  @Test
  void givesItsBallastUpForItsLastWords() {
    FileStorage storage = new FileStorage(home, Paper.CLOCK, options(), disk);
    try (UniverseStore store = storage.open(control.recorder())) {
      store.trades().append(control.session().mint(Paper.trade(1)));
      store.audit().append(control.session().mint(new Said("before")));
      disk.isFull = true;
      assertThatThrownBy(() -> store.trades().append(control.session().mint(Paper.trade(2))))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("unknown whether");

      assertThat(home.resolve("data/paper/ballast")).doesNotExist();
      assertThat(store.isPoisoned()).isTrue();
      store.audit().append(control.session().mint(new Said("halted")));
      assertThatThrownBy(
              () -> store.equity().append(control.session().mint(Samples.equityPoint("1"))))
          .hasMessageContaining("takes nothing more");
    }

    List<String> said =
        storage.archive(Universe.PAPER).audit().after(0, 10).stream()
            .map(Recorded::fact)
            .map(FullDiskTest::text)
            .toList();
    assertThat(said).containsExactly("before", "halted");
    assertThat(Paper.reopen(home).recovered())
        .extracting(UniverseStore.RecoveredRecords::stream)
        .containsExactly("trades", "audit", "audit");
    assertThat(Paper.read(home)).containsExactly(1L);
  }

  /**
   * After a failed force the system may show bytes of a file that its disk has not got, and forces
   * them no more: so no such file stays, however clean it looks.
   */
  @Test
  void keepsNoFileThatTheFailingDiskHeld() throws IOException {
    Path moved = home.resolve("logs/paper/sealed/audit-000000000001.jsonl");
    try (UniverseStore store = open()) {
      store.audit().append(control.session().mint(new Said("before")));
      disk.isFull = true;
      assertThatThrownBy(() -> store.trades().append(control.session().mint(Paper.trade(1))))
          .isInstanceOf(LedgerException.class);
      store.audit().append(control.session().mint(new Said("halted")));
    }
    Object held = fileKey(moved);

    Paper.reopen(home);

    assertThat(fileKey(moved)).isNotEqualTo(held);
  }

  private static Object fileKey(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Test
  void hasNoLastWordsWhenTheAuditLedgerFailsAgain() {
    try (UniverseStore store = open()) {
      store.audit().append(control.session().mint(new Said("before")));
      disk.isFull = true;
      assertThatThrownBy(() -> store.audit().append(control.session().mint(new Said("lost"))))
          .hasMessageContaining("unknown whether");
      disk.isFull = true;

      assertThatThrownBy(() -> store.audit().append(control.session().mint(new Said("lost"))))
          .isInstanceOf(LedgerException.class);
      assertThatThrownBy(() -> store.audit().append(control.session().mint(new Said("lost"))))
          .hasMessageContaining("takes nothing more");
      disk.isFull = false;
    }
    assertThat(Paper.reopen(home).tornTails()).isEmpty();
  }

  private UniverseStore open() {
    return new FileStorage(home, Paper.CLOCK, options(), disk).open(control.recorder());
  }

  private static LedgerOptions options() {
    return new LedgerOptions(1 << 20, 100, FLOOR, 4096, Optional.empty(), Duration.ofMinutes(10));
  }

  private static String text(Fact fact) {
    return String.valueOf(((io.orrery.universe.UntypedFact) fact).fields().get("text"));
  }
}
