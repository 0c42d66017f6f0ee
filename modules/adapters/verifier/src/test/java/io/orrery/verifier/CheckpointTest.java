package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.trade.Fault;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a published checkpoint shows, and what is none. */
@Tag("U14")
final class CheckpointTest {

  private static final String ROOT = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String SIGNATURE = Base64.getEncoder().encodeToString(ones());
  private static final String GOOD =
      "orrery/d/paper/trades\n7\n" + ROOT + "\n\n\u2014 some name " + SIGNATURE + "\n";

  private static byte[] ones() {
    byte[] ones = new byte[68];
    Arrays.fill(ones, (byte) 1);
    return ones;
  }

  @TempDir private Path root;
  private SampleHome home;
  private SampleLedger ledger;

  @BeforeEach
  void write() {
    home = new SampleHome(root, Universe.PAPER, 1);
    ledger = home.ledger(Stream.TRADES);
  }

  private Verdict verify(String... checkpoints) {
    List<Checkpoint> all = new ArrayList<>();
    for (String text : checkpoints) {
      all.add(Checkpoint.read("number " + all.size(), text));
    }
    return new Verifier(root, Optional.empty(), all).verify(Universe.PAPER, Stream.TRADES);
  }

  private Verdict.NotIntact broken(Fault fault, String... checkpoints) {
    Verdict verdict = verify(checkpoints);
    assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.NotIntact.class);
    assertThat(((Verdict.NotIntact) verdict).fault()).as(verdict.sentence()).isEqualTo(fault);
    return (Verdict.NotIntact) verdict;
  }

  @Test
  void readsAllThatIsInANote() {
    Checkpoint read = Checkpoint.read("here", GOOD);
    assertThat(read.source()).isEqualTo("here");
    assertThat(read.origin()).isEqualTo("orrery/d/paper/trades");
    assertThat(read.size()).isEqualTo(7);
    assertThat(read.root().value()).isEqualTo("0".repeat(64));
    assertThat(read.message()).isEqualTo("orrery/d/paper/trades\n7\n" + ROOT + "\n");
    assertThat(read.signatures())
        .containsExactly(new Checkpoint.SignatureLine("some name", SIGNATURE));
    assertThat(Checkpoint.read("", GOOD.replace("\n7\n", "\n0\n")).size()).isZero();
    String two = GOOD + "\u2014 other " + SIGNATURE + "\n";
    assertThat(Checkpoint.read("", two).signatures()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\n\\n|\\n|three lines, an empty one",
        "\\n\\n|\\r\\n\\n|three lines, an empty one",
        "\\n7\\n|\\n07\\n|three lines: origin, size, root",
        "\\n7\\n|\\n-7\\n|three lines: origin, size, root",
        "\\n7\\n|\\n1234567890123456789\\n|three lines: origin, size, root",
        "\\n7\\n|\\n7\\n7\\n|three lines: origin, size, root",
        "\\n7\\n|\\n|three lines: origin, size, root",
        "AAA=\\n\\n|AAAA\\n\\n|must have 32 bytes, had 33",
        "AAA=\\n\\n|\\n\\n|must have 32 bytes, had 30",
        "AAA=\\n\\n|AAB=\\n\\n|base64 must have its usual form",
        "\\u2014 some name|some name|begin with a dash and a name",
        "\\u2014 some name |\\u2014 |begin with a dash and a name",
        "AQE=\\n|AQF=\\n|base64 must have its usual form",
        "AQE=\\n|AQ!=\\n|Illegal base64",
      })
  void refusesANoteOfAnotherForm(String part, String other, String sentence) {
    String bad = GOOD.replace(plain(part), plain(other));
    assertThat(bad).isNotEqualTo(GOOD);
    assertThatThrownBy(() -> Checkpoint.read("here", bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  private static String plain(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\u2014", "\u2014");
  }

  @Test
  void refusesANoteThatIsCutOff() {
    String cut = GOOD.substring(0, GOOD.length() - 1);
    assertThatThrownBy(() -> Checkpoint.read("here", cut))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Checkpoint.read("here", "\n\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isSignedByTheKeyThatSignedItInTheLedgersOwnName() throws Exception {
    String text = ledger.append(3).checkpoint();
    String pem = Files.readString(home.publicKey());
    assertThat(Checkpoint.read("", text).isSignedByPem(pem)).isTrue();
    Checkpoint otherSize = Checkpoint.read("", text.replace("\n3\n", "\n4\n"));
    assertThat(otherSize.isSignedByPem(pem)).isFalse();
    String otherName = text.replace("\u2014 orrery", "\u2014 orreri");
    assertThat(Checkpoint.read("", otherName).isSignedByPem(pem)).isFalse();
    byte[] raw = Base64.getDecoder().decode(signature(text));
    for (int at : new int[] {0, 3, 4, 67}) {
      byte[] bad = raw.clone();
      bad[at] ^= 1;
      String harmed = text.replace(signature(text), Base64.getEncoder().encodeToString(bad));
      assertThat(Checkpoint.read("", harmed).isSignedByPem(pem)).isFalse();
    }
    byte[] longer = Arrays.copyOf(raw, 71);
    String harmed = text.replace(signature(text), Base64.getEncoder().encodeToString(longer));
    assertThat(Checkpoint.read("", harmed).isSignedByPem(pem)).isFalse();
    String both = text + "\u2014 witness " + SIGNATURE + "\n";
    assertThat(Checkpoint.read("", both).isSignedByPem(pem)).isTrue();
    assertThatThrownBy(() -> Checkpoint.read("", text).isSignedByPem("no key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it must be a public key in PEM");
    String cut = pem.replace("-----END", "----END");
    assertThatThrownBy(() -> Checkpoint.read("", text).isSignedByPem(cut))
        .isInstanceOf(IllegalArgumentException.class);
    String noKey = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----";
    assertThatThrownBy(() -> Checkpoint.read("", text).isSignedByPem(noKey))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it must be an Ed25519 public key in X.509");
  }

  private static String signature(String note) {
    return note.substring(note.lastIndexOf(' ') + 1).strip();
  }

  @Test
  void vouchesForEveryEarlierSizeInEverySegment() {
    List<String> checkpoints = new ArrayList<>();
    checkpoints.add(ledger.checkpoint());
    for (int i = 0; i < 6; i++) {
      checkpoints.add(ledger.append(1).checkpoint());
      checkpoints.add(ledger.append(1).checkpoint());
      ledger.seal("size");
    }
    checkpoints.add(ledger.append(1).checkpoint());
    Verdict verdict = verify(checkpoints.toArray(new String[0]));
    assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.Intact.class);
    assertThat(((Verdict.Intact) verdict).checkpoints()).isEqualTo(14);
  }

  @Test
  void showsThatSealedRecordsWereWrittenAnewWithTheirSeals() {
    ledger.append(5);
    String before = home.note(Stream.TRADES, 7, SampleHome.sha256(new byte[] {1}));
    ledger.append(5).seal("size");
    ledger.append(1);
    Verdict.NotIntact broken = broken(Fault.EDITED, before);
    assertThat(broken.place())
        .isEqualTo(new Verdict.Place("data/paper/sealed/trades-000000000001.jsonl", 7, 0, 7));
    assertThat(broken.detail())
        .startsWith("the tree of the records up to here must have the root ")
        .contains(HexFormat.of().formatHex(SampleHome.sha256(new byte[] {1})));
  }

  @Test
  void showsThatTheFirstRecordsWereWrittenAnewWhateverTheirNumber() {
    ledger.append(3).seal("size");
    ledger.append(2);
    String none = home.note(Stream.TRADES, 0, SampleHome.sha256(new byte[] {1}));
    assertThat(broken(Fault.EDITED, none).place().line()).isZero();
    String open = home.note(Stream.TRADES, 5, SampleHome.sha256(new byte[] {1}));
    assertThat(broken(Fault.EDITED, open).place())
        .isEqualTo(new Verdict.Place("data/paper/trades.jsonl", 2, 0, 5));
    String last = home.note(Stream.TRADES, 3, SampleHome.sha256(new byte[] {1}));
    assertThat(broken(Fault.EDITED, last).place())
        .isEqualTo(new Verdict.Place("data/paper/sealed/trades-000000000001.jsonl", 3, 0, 3));
  }

  @Test
  void showsThatThereWereTwoHistories() {
    ledger.append(5);
    String other = home.note(Stream.TRADES, 5, SampleHome.sha256(new byte[] {1}));
    Verdict.NotIntact broken = broken(Fault.EDITED, ledger.checkpoint(), other);
    assertThat(broken.place()).isEqualTo(Verdict.Place.ofFile("number 1"));
    assertThat(broken.detail())
        .isEqualTo(
            "two signed checkpoints of size 5 have different roots: the ledger had two histories");
    Verdict twice = verify(ledger.checkpoint(), ledger.checkpoint());
    assertThat(twice).isInstanceOf(Verdict.Intact.class);
    assertThat(((Verdict.Intact) twice).checkpoints()).isEqualTo(2);
  }

  @Test
  void looksAtNoCheckpointOfAnotherLedger() {
    ledger.append(5);
    String equity = home.note(Stream.EQUITY, 50, SampleHome.sha256(new byte[] {1}));
    Verdict verdict = verify(equity, ledger.checkpoint());
    assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.Intact.class);
    assertThat(((Verdict.Intact) verdict).checkpoints()).isEqualTo(1);
  }

  @Test
  void believesTheCheckpointsOfEveryKeyThatTheUniverseHad() {
    String old = ledger.append(5).checkpoint();
    ledger.seal("key_rotation");
    home.rotate();
    String fresh = ledger.append(2).checkpoint();
    assertThat(verify(old, fresh)).isInstanceOf(Verdict.Intact.class);
    Verdict.NotIntact broken = broken(Fault.SIGNATURE_WRONG, old, fresh.replace("\n7\n", "\n6\n"));
    assertThat(broken.place()).isEqualTo(Verdict.Place.ofFile("number 1"));
  }
}
