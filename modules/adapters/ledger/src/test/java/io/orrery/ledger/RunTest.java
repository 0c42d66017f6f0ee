package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.orrery.trade.LedgerException;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.RunId;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run keeps its ledgers inside SIMULATION's roots and apart from SIMULATION's own. */
@Tag("U5")
final class RunTest {

  @TempDir private Path home;
  private final RunId run = RunId.next(Paper.CLOCK);

  @Test
  void keepsARunApartFromTheOpenSessionOfItsUniverse() {
    Session.Control own = Paper.begin(Universe.SIMULATION);
    Session.Control inRun = Paper.begin(Universe.SIMULATION);
    try (UniverseStore universe = new FileStorage(home, Paper.CLOCK).open(own.recorder());
        UniverseStore store = storage().open(inRun.recorder())) {
      universe.trades().appendAll(Paper.minted(own.session(), 1));
      store.trades().appendAll(Paper.minted(inRun.session(), 3));
    }

    assertThat(new FileStorage(home, Paper.CLOCK).archive(Universe.SIMULATION).trades().lastSeq())
        .isEqualTo(1);
    assertThat(storage().archive(Universe.SIMULATION).trades().lastSeq()).isEqualTo(3);
    assertThat(home.resolve("data/simulation/runs").resolve(run.value()).resolve("sealed"))
        .isDirectoryContaining(file -> file.endsWith("trades-000000000001.seal.json"));
  }

  @Test
  @Tag("U19")
  void tellsARunsOwnerApartFromItsUniverses() {
    FileStorage universe = new FileStorage(home, Paper.CLOCK);
    FileStorage other = FileStorage.ofRun(home, RunId.next(Paper.CLOCK), Paper.CLOCK);
    assumeThat(storage().isOwned(Universe.SIMULATION)).as("the system lists its locks").isPresent();
    try (UniverseStore store = storage().open(Paper.begin(Universe.SIMULATION).recorder())) {
      assertThat(store.isPoisoned()).isFalse();
      assertThat(storage().isOwned(Universe.SIMULATION)).hasValue(true);
      assertThat(universe.isOwned(Universe.SIMULATION)).hasValue(false);
      assertThat(other.isOwned(Universe.SIMULATION)).hasValue(false);
    }
    assertThat(storage().isOwned(Universe.SIMULATION)).hasValue(false);
  }

  @Test
  void signsARunWithTheKeyThatItsUniverseHas() throws IOException {
    Paper.recordAndClose(home, Universe.SIMULATION, 1);

    recordRun();

    try (Stream<Path> keys = Files.list(home.resolve("config/keys"))) {
      assertThat(keys).hasSize(2);
    }
  }

  @Test
  @Tag("U1")
  void refusesEveryOtherUniverseInARun() {
    for (Universe universe : List.of(Universe.LIVE, Universe.PAPER)) {
      assertThatThrownBy(() -> storage().open(Paper.begin(universe).recorder()))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("a run must be of universe simulation");
    }
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void refusesARunThatLeadsOutOfItsRoot(@TempDir Path elsewhere) throws IOException {
    recordRun();
    Path runs = home.resolve("data/simulation/runs");
    Files.move(runs, elsewhere.resolve("runs"));
    Files.createSymbolicLink(runs, elsewhere.resolve("runs"));

    assertThatThrownBy(this::recordRun).hasMessageContaining("must not be a symbolic link");
  }

  @Test
  void refusesTheFilesOfAnotherRun() throws IOException {
    recordRun();
    RunId other = RunId.next(Paper.CLOCK);
    for (String area : List.of("data", "logs")) {
      Path runs = home.resolve(area).resolve("simulation/runs");
      Files.move(runs.resolve(run.value()), runs.resolve(other.value()));
    }
    FileStorage renamed = FileStorage.ofRun(home, other, Paper.CLOCK);

    assertThatThrownBy(() -> renamed.open(Paper.begin(Universe.SIMULATION).recorder()))
        .hasMessageContainingAll("must belong to run " + other, "says run " + run);
  }

  @Test
  @Tag("U19")
  void refusesASecondOwnerOfARun() {
    try (UniverseStore first = storage().open(Paper.begin(Universe.SIMULATION).recorder())) {
      assertThatThrownBy(() -> storage().open(Paper.begin(Universe.SIMULATION).recorder()))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining(first.trades().session().id().value());
    }
  }

  private void recordRun() {
    Session.Control control = Paper.begin(Universe.SIMULATION);
    try (UniverseStore store = storage().open(control.recorder())) {
      store.trades().appendAll(Paper.minted(control.session(), 1));
    }
  }

  private FileStorage storage() {
    return FileStorage.ofRun(home, run, Paper.CLOCK);
  }
}
