package io.orrery.acceptance.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ledger.FileStorage;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseArchive;
import io.orrery.trade.Verdict;
import io.orrery.trading.AgentReport;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.Verifier;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trading day with time compressed: it ends reconciled and sealed. */
class SimulatedDayTest {

  @TempDir private Path home;

  @Test
  void aDayOfFiftySymbolsEndsReconciledAndSealed() {
    long begun = System.nanoTime();
    SimulatedDay.Outcome outcome =
        new SimulatedDay(home, Path.of("../../../config/calendars").toAbsolutePath(), 7).trade(50);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    assertThat(outcome.floor().state()).isEqualTo(AgentReport.State.IDLE);
    assertThat(outcome.floor().reason()).contains("the market's data ended");
    assertThat(outcome.differences()).isEmpty();
    UniverseArchive archive = new FileStorage(home, Clock.systemUTC()).archive(Universe.SIMULATION);
    long fills = archive.trades().lastSeq();
    System.out.printf(
        "a simulated day: %s bars, %s order records, %s fills in %s ms, worth %s in the end%n",
        outcome.bars(),
        archive.orders().lastSeq(),
        fills,
        millis,
        outcome.equity().toPlainString());
    assertThat(fills).isGreaterThan(100);
    for (Stream stream : Stream.values()) {
      assertThat(new Verifier(home).verify(Universe.SIMULATION, stream))
          .isInstanceOf(Verdict.Intact.class);
    }
    assertThat(notOfTheSession(archive)).isZero();
  }

  private static long notOfTheSession(UniverseArchive archive) {
    AtomicLong others = new AtomicLong();
    archive
        .trades()
        .scan(
            Selection.all(),
            0,
            scanned -> {
              Trade trade = scanned.record().fact();
              boolean ours =
                  scanned.record().provenance().universe() == Universe.SIMULATION
                      && trade.executionId().isPresent();
              others.addAndGet(ours ? 0 : 1);
              return true;
            });
    return others.get();
  }
}
