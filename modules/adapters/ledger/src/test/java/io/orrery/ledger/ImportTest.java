package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.trade.LedgerException;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.RunId;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An import keeps its ledgers inside the roots of its universe and apart from the universe's own.
 */
@Tag("U5")
final class ImportTest {

  @TempDir private Path home;

  private FileStorage storage(Universe universe, RunId id) {
    return FileStorage.ofImport(home, universe, id, Paper.CLOCK);
  }

  private void record(RunId id) {
    Session.Control control = Paper.begin(Universe.PAPER);
    try (UniverseStore store = storage(Universe.PAPER, id).open(control.recorder())) {
      store.trades().appendAll(Paper.minted(control.session(), 3));
    }
  }

  @Test
  void keepsAnImportApartFromItsUniverseAndSignsAllWithOneKey() throws IOException {
    RunId one = RunId.next(Paper.CLOCK);
    record(one);
    record(RunId.next(Paper.CLOCK));

    assertThat(storage(Universe.PAPER, one).archive(Universe.PAPER).trades().lastSeq())
        .isEqualTo(3);
    assertThat(new FileStorage(home, Paper.CLOCK).archive(Universe.PAPER).trades().lastSeq())
        .isZero();
    try (Stream<Path> keys = Files.list(home.resolve("config/keys"))) {
      assertThat(keys).hasSize(2);
    }
  }

  @Test
  @Tag("U1")
  void refusesEveryOtherUniverse() {
    FileStorage paper = storage(Universe.PAPER, RunId.next(Paper.CLOCK));

    assertThatThrownBy(() -> paper.open(Paper.begin(Universe.LIVE).recorder()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("this import must be of universe paper, was asked for live");
    assertThat(home).isEmptyDirectory();
  }
}
