package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.testkit.MovableClock;
import io.orrery.trade.LedgerException;
import io.orrery.trade.UniverseStore;
import io.orrery.universe.Session;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is finished is sealed, and a seal that does not fit keeps the universe shut. */
@Tag("U14")
final class SealTest {

  @TempDir private Path home;

  @Test
  void sealsEveryLedgerWithRecordsWhenTheSessionCloses() throws IOException {
    Paper.recordAndClose(home, Universe.PAPER, 3);

    Seal seal = seal(1);
    List<byte[]> lines = Paper.lines(Paper.sealed(home));
    assertThat(lines).hasSize(3);
    assertThat(seal.reason()).isEqualTo(Seal.Reason.SESSION_CLOSED);
    assertThat(seal.firstSeq()).isEqualTo(1);
    assertThat(seal.head().seq()).isEqualTo(3);
    assertThat(seal.head().end()).isEqualTo(Files.size(Paper.sealed(home)));
    assertThat(seal.head().hash()).isEqualTo(LineFormatTest.hashOf(lines.get(2)));
    assertThat(seal.treeRoot().raw()).isEqualTo(NaiveTree.root(hashes(lines)));
    assertThat(Paper.trades(home)).isEmptyFile();
    assertThat(home.resolve("data/paper/sealed/equity-000000000001.jsonl")).doesNotExist();
  }

  @Test
  void goesOnInANewSegmentAndChainsItsSeal() throws IOException {
    Paper.recordAndClose(home, Universe.PAPER, 3);
    Paper.recordAndClose(home, Universe.PAPER, 2);

    Seal second = seal(4);
    assertThat(second.previousSeal())
        .isEqualTo(io.orrery.basics.Sha256.of(Files.readAllBytes(sealPath(1))));
    assertThat(second.previousHash().raw()).isEqualTo(seal(1).head().hash());
    List<byte[]> all = new java.util.ArrayList<>(Paper.lines(Paper.sealed(home)));
    all.addAll(Paper.lines(Paper.sealed(home, Universe.PAPER, Stream.TRADES, 4)));
    assertThat(second.treeRoot().raw()).isEqualTo(NaiveTree.root(hashes(all)));
    assertThat(Paper.read(home)).containsExactly(1L, 2L, 3L, 1L, 2L);
  }

  @Test
  void sealsASegmentThatHasReachedItsSizeAndGoesOn() throws IOException {
    Session.Control control = Paper.begin(Universe.PAPER);
    FileStorage storage = new FileStorage(home, Paper.CLOCK, options(4096, Optional.empty()));
    try (UniverseStore store = storage.open(control.recorder())) {
      for (long i = 1; i <= 40; i++) {
        store.trades().append(control.session().mint(Paper.trade(i)));
      }
      assertThat(Paper.quantities(storage.archive(Universe.PAPER).trades().after(0, 100)))
          .isEqualTo(Paper.upTo(40));
    }

    assertThat(seal(1).reason()).isEqualTo(Seal.Reason.SIZE);
    assertThat(seal(1).head().end()).isBetween(4096L, 4096L + 600);
    assertThat(Paper.read(home)).isEqualTo(Paper.upTo(40));
  }

  @Test
  void sealsAtMidnightBeforeTheFirstRecordOfTheNewDay() throws IOException {
    Session.Control control = Paper.begin(Universe.PAPER);
    MovableClock clock = new MovableClock(Paper.NOON);
    FileStorage storage = new FileStorage(home, clock);
    try (UniverseStore store = storage.open(control.recorder())) {
      store.trades().append(control.session().mint(Paper.trade(1)));
      clock.advance(Duration.ofHours(12));
      store.trades().append(control.session().mint(Paper.trade(2)));
    }

    assertThat(seal(1).reason()).isEqualTo(Seal.Reason.MIDNIGHT);
    assertThat(seal(1).head().seq()).isEqualTo(1);
    assertThat(seal(2).reason()).isEqualTo(Seal.Reason.SESSION_CLOSED);
  }

  @Test
  void sealsNothingTwiceWhenTheClockIsSetBack() throws IOException {
    Session.Control control = Paper.begin(Universe.PAPER);
    MovableClock clock = new MovableClock(Paper.NOON);
    try (UniverseStore store = new FileStorage(home, clock).open(control.recorder())) {
      store.trades().append(control.session().mint(Paper.trade(1)));
      clock.advance(Duration.ofDays(-1));
      store.trades().append(control.session().mint(Paper.trade(2)));
    }

    assertThat(seal(1).head().seq()).isEqualTo(2);
  }

  @Test
  void recoversWhatACrashLeftIntoASealedFile() throws IOException {
    Paper.record(home, Universe.PAPER, 3);
    byte[] left = Files.readAllBytes(Paper.trades(home));

    UniverseStore.Opening opening = Paper.reopen(home);

    assertThat(opening.recovered())
        .containsExactly(new UniverseStore.RecoveredRecords("trades", 1, 3));
    assertThat(seal(1).reason()).isEqualTo(Seal.Reason.RECOVERY);
    assertThat(Paper.sealed(home)).hasBinaryContent(left);
    assertThat(Paper.reopen(home).recovered()).isEmpty();
  }

  @Test
  void refusesASegmentThatIsShorterThanItsSeal() throws IOException {
    Paper.recordAndClose(home, Universe.PAPER, 3);
    byte[] whole = Files.readAllBytes(Paper.sealed(home));
    Files.write(Paper.sealed(home), java.util.Arrays.copyOf(whole, whole.length - 10));

    assertRefused("trades-000000000001.jsonl must have " + whole.length + " bytes");
  }

  @Test
  void refusesASegmentThatIsGone() throws IOException {
    Paper.recordAndClose(home, Universe.PAPER, 3);
    Files.delete(Paper.sealed(home));

    assertRefused("trades-000000000001.jsonl is sealed but not there");
  }

  @Test
  void refusesAGapBetweenSeals() throws IOException {
    Paper.recordAndClose(home, Universe.PAPER, 3);
    Paper.recordAndClose(home, Universe.PAPER, 3);
    Files.delete(Paper.sealed(home));
    Files.delete(sealPath(1));

    assertRefused("seals records from 4, where the seals before end at 0");
  }

  @Test
  void refusesASealThatSomeoneElseSigned() throws IOException {
    Paper.recordAndClose(home, Universe.PAPER, 3);
    String seal = Files.readString(sealPath(1));
    int at = seal.indexOf("\"signature\":\"") + 20;
    char other = seal.charAt(at) == 'A' ? 'B' : 'A';
    Files.writeString(sealPath(1), seal.substring(0, at) + other + seal.substring(at + 1));

    assertRefused("is not signed by a key of this universe");
  }

  @Test
  void refusesASealThatWasEdited() throws IOException {
    Paper.recordAndClose(home, Universe.PAPER, 3);
    edit(sealPath(1), "\"reason\":\"session_closed\"", "\"reason\":\"size\"");

    assertRefused("is not signed by a key of this universe");
  }

  @Test
  void refusesAnEarlierSealThatWasEdited() throws IOException {
    Paper.recordAndClose(home, Universe.PAPER, 3);
    Paper.recordAndClose(home, Universe.PAPER, 3);
    edit(sealPath(1), "\"reason\":\"session_closed\"", "\"reason\":\"size\"");

    assertRefused("does not continue the seal before it");
  }

  @Test
  @Tag("U5")
  void refusesTheSealOfAnotherLedger() throws IOException {
    Paper.recordAndClose(home, Universe.PAPER, 3);
    edit(sealPath(1), "\"stream\":\"trades\"", "\"stream\":\"equity\"");

    assertRefused("is no seal of this segment");
  }

  @Test
  void readsWhatIsSealedAlsoWhenItDoesNotOpen() throws IOException {
    Paper.recordAndClose(home, Universe.PAPER, 3);
    Paper.record(home, Universe.PAPER, 3);
    edit(Paper.trades(home), "\"qty\":\"2\"", "\"qty\":\"9\"");

    assertThatThrownBy(() -> Paper.reopen(home))
        .hasMessageContaining("line 2 of data/paper/trades.jsonl");
    assertThat(Paper.read(home)).containsExactly(1L, 2L, 3L, 1L);
  }

  @Test
  void publishesCheckpointsInASecondPlace(@TempDir Path elsewhere) throws IOException {
    Session.Control control = Paper.begin(Universe.PAPER);
    FileStorage storage =
        new FileStorage(home, Paper.CLOCK, options(1 << 20, Optional.of(elsewhere)));
    try (UniverseStore store = storage.open(control.recorder())) {
      store.trades().appendAll(Paper.minted(control.session(), 3));
    }

    Path file = elsewhere.resolve("paper/trades-000000000003.checkpoint");
    assertThat(file).hasContent(seal(1).checkpoint());
    List<String> note = Files.readAllLines(file);
    assertThat(note.get(0)).matches("orrery/[0-9a-f-]{36}/paper/trades");
    assertThat(note.get(1)).isEqualTo("3");
    assertThat(java.util.Base64.getDecoder().decode(note.get(2)))
        .isEqualTo(seal(1).treeRoot().raw());
    assertThat(note.get(3)).isEmpty();
    assertThat(note.get(4)).startsWith("\u2014 " + note.get(0) + " ");
  }

  @Test
  void publishesCheckpointsWhileASegmentGrows(@TempDir Path elsewhere) {
    Session.Control control = Paper.begin(Universe.PAPER);
    MovableClock clock = new MovableClock(Paper.NOON);
    FileStorage storage = new FileStorage(home, clock, options(1 << 20, Optional.of(elsewhere)));
    try (UniverseStore store = storage.open(control.recorder())) {
      store.trades().appendAll(Paper.minted(control.session(), 3));
      clock.advance(Duration.ofMinutes(11));
      store.trades().append(control.session().mint(Paper.trade(4)));
      store.trades().append(control.session().mint(Paper.trade(5)));

      assertThat(elsewhere.resolve("paper/trades-000000000003.checkpoint")).exists();
      assertThat(sealPath(1)).doesNotExist();
    }
    assertThat(elsewhere.resolve("paper/trades-000000000005.checkpoint")).exists();
  }

  @Test
  void goesOnWhenTheSecondPlaceFails(@TempDir Path elsewhere) throws IOException {
    Path blocked = elsewhere.resolve("blocked");
    Files.writeString(blocked, "a file where a folder must be");
    Session.Control control = Paper.begin(Universe.PAPER);
    FileStorage storage = new FileStorage(home, Paper.CLOCK, options(4096, Optional.of(blocked)));
    try (UniverseStore store = storage.open(control.recorder())) {
      store.trades().appendAll(Paper.minted(control.session(), 30));
      assertThat(store.trades().append(control.session().mint(Paper.trade(31))).seq())
          .isEqualTo(31);
    }
    assertThat(Paper.read(home))
        .isEqualTo(java.util.stream.LongStream.rangeClosed(1, 31).boxed().toList());
  }

  @Test
  void rotatesItsKeyAndSealsWithTheNewOne() throws IOException {
    Session.Control control = Paper.begin(Universe.PAPER);
    String newKey;
    try (UniverseStore store = new FileStorage(home, Paper.CLOCK).open(control.recorder())) {
      store.trades().append(control.session().mint(Paper.trade(1)));
      newKey = store.rotateKey("the yearly change");
      store.trades().append(control.session().mint(Paper.trade(2)));
    }

    assertThat(seal(1).reason()).isEqualTo(Seal.Reason.KEY_ROTATION);
    assertThat(seal(1).keyId()).isNotEqualTo(newKey);
    assertThat(seal(2).keyId()).isEqualTo(newKey);
    assertThat(Files.readString(home.resolve("data/paper/keys/0001-" + newKey + ".json")))
        .contains("\"after\":{\"trades\":1}", "the yearly change");
    assertThat(Paper.reopen(home).recovered()).isEmpty();
    Paper.recordAndClose(home, Universe.PAPER, 1);
    assertThat(seal(3).keyId()).isEqualTo(newKey);
  }

  @Test
  void refusesARotationThatTheKeyBeforeDidNotSign() throws IOException {
    Session.Control control = Paper.begin(Universe.PAPER);
    String newKey;
    try (UniverseStore store = new FileStorage(home, Paper.CLOCK).open(control.recorder())) {
      newKey = store.rotateKey("a test");
    }
    edit(home.resolve("data/paper/keys/0001-" + newKey + ".json"), "a test", "no test");

    assertRefused("it is not signed by the key before it");
  }

  @Test
  void saysWhichKeyIsMissing() throws IOException {
    Paper.recordAndClose(home, Universe.PAPER, 3);
    String keyId = seal(1).keyId();
    Files.delete(home.resolve("config/keys/paper-" + keyId + ".pub"));

    assertRefused("config/keys/paper-" + keyId + ".pub must hold the public key");
  }

  private LedgerOptions options(long segmentBytes, Optional<Path> checkpoints) {
    return new LedgerOptions(
        segmentBytes, 1000, /* freeSpaceFloor= */ 0, 4096, checkpoints, Duration.ofMinutes(10));
  }

  private void assertRefused(String sentence) {
    Image before = Image.of(home);
    assertThatThrownBy(() -> Paper.reopen(home))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(sentence);
    assertThat(Image.of(home)).isEqualTo(before);
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.write(file, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private Path sealPath(long firstSeq) {
    return new Home(home).seal(new LedgerId(Universe.PAPER, Stream.TRADES), firstSeq);
  }

  private Seal seal(long firstSeq) throws IOException {
    return Seal.parse(Files.readAllBytes(sealPath(firstSeq)));
  }

  private static List<byte[]> hashes(List<byte[]> lines) {
    return lines.stream().map(LineFormatTest::hashOf).toList();
  }
}
