package io.orrery.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.testkit.InMemoryStorage;
import io.orrery.testkit.Samples;
import io.orrery.trade.Imports;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Trade;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Fact;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ImportedSessionsTest {

  private static final int BATCHES = 20;

  private record Done(long records) implements Fact {}

  private final InMemoryStorage storage = new InMemoryStorage(Samples.CLOCK);
  private final Imports.Import begun =
      new ImportedSessions((universe, id) -> storage, Samples.CLOCK)
          .begin(Universe.PAPER, RunId.next(Samples.CLOCK), new Random(1));

  @Test
  @Tag("U4")
  void recordsAllThatItWasGivenInItsOrderBeforeItsLastRecord() {
    for (int batch = 0; batch < BATCHES; batch++) {
      begun.trades(List.of(trade(2 * batch + 1), trade(2 * batch + 2)));
    }
    begun.end(new Done(2 * BATCHES));

    UniverseArchive archive = storage.archive(Universe.PAPER);
    assertThat(archive.trades().after(0, 100))
        .extracting(recorded -> recorded.fact().qty().value().intValueExact())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 2 * BATCHES).boxed().toList());
    assertThat(archive.trades().after(0, 1).get(0).provenance().sessionId())
        .isEqualTo(begun.sessionId());
  }

  @Test
  @Tag("U13")
  void doesNotEndAsIfAllWereThereWhenTheDiskFailedMeanwhile() {
    begun.trades(List.of(trade(1)));
    storage.breakDisk(Universe.PAPER);

    assertThatThrownBy(
            () -> {
              begun.trades(List.of(trade(2)));
              begun.end(new Done(2 * BATCHES));
            })
        .isInstanceOf(LedgerException.class);
  }

  private static Trade trade(int qty) {
    return Samples.trade("AAPL", String.valueOf(qty), "1");
  }
}
