package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.orrery.trade.LedgerException;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A universe has one owner; a second is refused and costs the first nothing. */
@Tag("U19")
@Tag("slow")
final class OwnerTest {

  @TempDir private Path home;
  private Session.Control control;

  @BeforeEach
  void beginSession() {
    control = Paper.begin(Universe.PAPER);
  }

  @Test
  void refusesASecondStorageOfThisProcessAndKeepsTheLock() throws Exception {
    try (UniverseStore store = open()) {
      assertThatThrownBy(() -> Paper.open(home))
          .isInstanceOf(LedgerException.class)
          .hasMessageContainingAll(
              store.session().id().value(), "process " + ProcessHandle.current().pid());

      assertThat(LedgerProcess.output("open", home)).contains("must have one owner");
      append(store);
    }
  }

  @Test
  void refusesASecondStorageUnderAnotherNameOfTheHome(@TempDir Path elsewhere) throws Exception {
    Path alias = Files.createSymbolicLink(elsewhere.resolve("alias"), home);
    try (UniverseStore store = open()) {
      assertThatThrownBy(() -> Paper.open(alias))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining(store.session().id().value());

      assertThat(LedgerProcess.output("open", alias)).contains("must have one owner");
      append(store);
    }
  }

  @Test
  void refusesASecondProcessAndNamesTheFirst() throws Exception {
    try (UniverseStore store = open()) {
      assertThat(LedgerProcess.output("open", home))
          .contains("must have one owner", control.session().id().value())
          .contains("process " + ProcessHandle.current().pid() + " on host ", "since 2026-");
      append(store);
    }
    assertThat(LedgerProcess.output("open", home)).contains("opened", "closing");
  }

  @Test
  void isRefusedWhileAnotherProcessOwnsTheUniverseAndNotAfterItWasKilled() throws Exception {
    Process owner = LedgerProcess.start("hold", home);
    try (BufferedReader output = owner.inputReader(StandardCharsets.UTF_8)) {
      String opened = String.valueOf(output.readLine());
      assertThat(opened).startsWith("opened P-");

      assertThatThrownBy(this::open)
          .isInstanceOf(LedgerException.class)
          .hasMessageContainingAll(opened.substring(7), "process " + owner.pid());
    } finally {
      owner.destroyForcibly().waitFor();
    }
    assertThat(home.resolve("data/paper/session.lock")).isNotEmptyFile();

    try (UniverseStore store = open()) {
      append(store);
    }
  }

  @Test
  void tellsOfEveryProcessWhetherItOwnsAUniverseAndTakesNothingFromIt() throws Exception {
    FileStorage storage = new FileStorage(home, Paper.CLOCK);
    assumeThat(storage.isOwned(Universe.PAPER)).as("the system lists its locks").isPresent();
    assertThat(storage.isOwned(Universe.PAPER)).hasValue(false);
    Process owner = LedgerProcess.start("hold", home);
    try (BufferedReader output = owner.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).startsWith("opened P-");
      assertThat(storage.isOwned(Universe.PAPER)).hasValue(true);
      assertThat(storage.isOwned(Universe.LIVE)).hasValue(false);
    } finally {
      owner.destroyForcibly().waitFor();
    }
    assertThat(storage.isOwned(Universe.PAPER)).as("after it was killed").hasValue(false);

    try (UniverseStore store = open()) {
      assertThat(storage.isOwned(Universe.PAPER)).as("by this process").hasValue(true);
      assertThat(LedgerProcess.output("open", home)).contains("must have one owner");
      append(store);
    }
    assertThat(storage.isOwned(Universe.PAPER)).as("after its end").hasValue(false);
  }

  @Test
  void keepsTheLockWhileItsFilesAreRead() throws Exception {
    try (UniverseStore store = open()) {
      append(store);
      for (int i = 0; i < 100; i++) {
        assertThat(Paper.read(home)).containsExactly(1L);
      }

      assertThat(LedgerProcess.output("open", home)).contains("must have one owner");
    }
  }

  @Test
  void givesTheUniverseBackWhenOpeningFails() throws IOException {
    FailingDisk disk = new FailingDisk();
    disk.failAt(20);
    assertThatThrownBy(
            () ->
                new FileStorage(home, Paper.CLOCK, LedgerOptions.defaults(), disk)
                    .open(control.recorder()))
        .isInstanceOf(LedgerException.class);

    try (UniverseStore store = open()) {
      append(store);
    }
  }

  @Test
  void leavesOtherUniversesToOthers() throws Exception {
    Session.Control live = Paper.begin(Universe.LIVE);
    try (UniverseStore store = new FileStorage(home, Paper.CLOCK).open(live.recorder())) {
      assertThat(LedgerProcess.output("open", home)).contains("opened P-");
      assertThat(store.isPoisoned()).isFalse();
    }
  }

  private UniverseStore open() {
    return new FileStorage(home, Paper.CLOCK).open(control.recorder());
  }

  private void append(UniverseStore store) {
    store.trades().append(control.session().mint(Paper.trade(1)));
  }
}
