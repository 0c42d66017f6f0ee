package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.trade.Direction;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Selection;
import io.orrery.trade.Trade;
import io.orrery.trade.TradeHistory;
import io.orrery.universe.Recorded;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A seal or a sealed segment that is missing or damaged takes nothing from before it away. */
@Tag("U14")
final class BrokenSealTest {

  @TempDir private Path home;
  private Path segment;
  private Path seal;

  /** Three segments of three records each; the second one is going to be spoiled. */
  @BeforeEach
  void record() {
    for (int i = 0; i < 3; i++) {
      Paper.recordAndClose(home, Universe.PAPER, 3);
    }
    segment = Paper.sealed(home, Universe.PAPER, Stream.TRADES, 4);
    seal = new Home(home).seal(new LedgerId(Universe.PAPER, Stream.TRADES), 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no seal", "no JSON", "another seal", "no segment", "short segment"})
  void readsWhatIsBeforeAndNamesThePlaceUntilItIsMended(String what) throws IOException {
    byte[] goodSeal = Files.readAllBytes(seal);
    byte[] goodSegment = Files.readAllBytes(segment);
    assertThat(trades().lastSeq()).isEqualTo(9);
    spoil(what);

    TradeHistory reader = trades();
    assertReadsUpToThePlace(reader, what.equals("no seal") ? 7 : 4);

    Files.write(seal, goodSeal);
    Files.write(segment, goodSegment);
    assertThat(seqs(reader.after(0, 100))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
  }

  private static void assertReadsUpToThePlace(TradeHistory reader, int namedSegment) {
    assertThat(reader.lastSeq()).isEqualTo(3);
    assertThat(seqs(reader.after(0, 100))).containsExactly(1L, 2L, 3L);
    assertThat(seqs(reader.select(Selection.all(), Direction.NEWEST_FIRST, 0, 2)))
        .containsExactly(3L, 2L);
    List<Long> scanned = new ArrayList<>();
    assertThatThrownBy(() -> reader.scan(Selection.all(), 0, each -> scanned.add(each.seq())))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("data/paper/sealed/trades-00000000000" + namedSegment);
    assertThat(scanned).containsExactly(1L, 2L, 3L);
    assertThatThrownBy(() -> reader.after(3, 100))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("data/paper/sealed/trades-00000000000" + namedSegment)
        .hasMessageContaining("Records before it can be read");
  }

  private void spoil(String what) throws IOException {
    switch (what) {
      case "no seal" -> Files.delete(seal);
      case "no JSON" -> Files.writeString(seal, "{");
      case "another seal" ->
          Files.writeString(
              seal,
              Files.readString(seal).replace("\"stream\":\"trades\"", "\"stream\":\"equity\""));
      case "no segment" -> Files.delete(segment);
      default -> {
        byte[] whole = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(whole, whole.length - 1));
      }
    }
  }

  private TradeHistory trades() {
    return new FileStorage(home, Paper.CLOCK).archive(Universe.PAPER).trades();
  }

  private static List<Long> seqs(List<Recorded<Trade>> records) {
    return records.stream().map(Recorded::seq).toList();
  }
}
