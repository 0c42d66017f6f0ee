package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.trade.Fault;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("U14")
class VerifierTest {

  @TempDir Path root;
  SampleHome home;
  SampleLedger ledger;

  @BeforeEach
  void write() {
    home = new SampleHome(root, Universe.PAPER, 1);
    ledger = home.ledger(Stream.TRADES);
  }

  private Verdict verify(String... checkpoints) {
    List<Checkpoint> all =
        java.util.stream.Stream.of(checkpoints)
            .map(text -> Checkpoint.read("given", text))
            .toList();
    return new Verifier(root, Optional.empty(), all).verify(Universe.PAPER, Stream.TRADES);
  }

  private Verdict.Intact intact(String... checkpoints) {
    Verdict verdict = verify(checkpoints);
    assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.Intact.class);
    return (Verdict.Intact) verdict;
  }

  private Verdict.NotIntact broken(Fault fault, String... checkpoints) {
    Verdict verdict = verify(checkpoints);
    assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.NotIntact.class);
    Verdict.NotIntact broken = (Verdict.NotIntact) verdict;
    assertThat(broken.fault()).as(verdict.sentence()).isEqualTo(fault);
    return broken;
  }

  @Test
  void saysThatAnEmptyLedgerIsIntactWithTheFirstHashAsItsHead() {
    Verdict.Intact intact = intact();
    assertThat(intact.records()).isZero();
    assertThat(intact.head().raw()).isEqualTo(SampleHome.sha256(home.identity));
  }

  @Test
  void followsSegmentsSessionsAndKeyRotationsToTheHead() {
    ledger.append(7).seal("size");
    ledger.append(3).seal("session_closed");
    home.rotate();
    ledger.beginSession();
    ledger.append(5).seal("midnight");
    String middle = ledger.append(4).checkpoint();
    home.rotate();
    ledger.append(2);
    Verdict.Intact intact = intact(middle, ledger.checkpoint());
    assertThat(intact.records()).isEqualTo(21);
    assertThat(intact.seals()).isEqualTo(3);
    assertThat(intact.checkpoints()).isEqualTo(2);
    assertThat(intact.head().value()).isEqualTo(HexFormat.of().formatHex(ledger.hash));
    assertThat(intact.treeRoot().value()).isEqualTo(HexFormat.of().formatHex(ledger.root()));
  }

  @Test
  void reportsATornTailWithoutCallingItDamage() throws IOException {
    ledger.append(3);
    Files.writeString(ledger.active(), "{\"schema_ver", StandardOpenOption.APPEND);
    assertThat(intact().tornBytes()).isEqualTo(12);
    assertThat(intact().records()).isEqualTo(3);
  }

  @Test
  void readsALastSegmentWhoseSealACrashPrevented() {
    ledger.append(4).seal("size");
    ledger.append(3).moveToSealed();
    assertThat(intact().records()).isEqualTo(7);
  }

  @Test
  void callsTheTailOfASegmentWithoutItsSealTornOnlyIfNothingFollows() throws IOException {
    ledger.append(4).seal("size");
    ledger.append(3).moveToSealed();
    Files.writeString(ledger.sealed(5, "jsonl"), "nothing\n", StandardOpenOption.APPEND);
    Files.createFile(ledger.active());
    assertThat(intact().tornBytes()).isEqualTo(8);
    String body = SampleLedger.body(Universe.PAPER, Stream.TRADES, 8, home.newSession(), "\"x\":1");
    Files.write(ledger.active(), ledger.line(body, ledger.hash));
    Verdict.Place place = broken(Fault.INSERTED).place();
    assertThat(place.file()).endsWith("sealed/trades-000000000005.jsonl");
    assertThat(place.line()).isEqualTo(4);
    assertThat(place.seq()).isEqualTo(8);
  }

  @Test
  void takesTheCopyWhenAnOpeningWasInterrupted() throws IOException {
    ledger.append(4).seal("size");
    ledger.append(3);
    byte[] old = Files.readAllBytes(ledger.active());
    ledger.seal("recovery");
    Files.write(ledger.active(), old);
    Files.writeString(ledger.active(), "torn", StandardOpenOption.APPEND);
    assertThat(intact().records()).isEqualTo(7);
  }

  @Test
  void wantsASealOnEverySegmentBeforeTheLast() throws IOException {
    ledger.append(4).seal("size");
    ledger.append(4).seal("size");
    Files.delete(ledger.sealed(1, "seal.json"));
    broken(Fault.SEAL_MISSING);
  }

  @Test
  void noticesASegmentThatIsGone() throws IOException {
    ledger.append(4).seal("size");
    ledger.append(4).seal("size");
    Files.delete(ledger.sealed(1, "jsonl"));
    assertThat(broken(Fault.REMOVED).place().file()).endsWith("sealed/trades-000000000001.jsonl");
    Files.delete(ledger.sealed(1, "seal.json"));
    assertThat(broken(Fault.REMOVED).place().seq()).isEqualTo(1);
  }

  @Test
  void noticesThatTheFirstSegmentsBeforeTheActiveOneAreGone() throws IOException {
    ledger.append(4).seal("size");
    ledger.append(4);
    Files.delete(ledger.sealed(1, "jsonl"));
    Files.delete(ledger.sealed(1, "seal.json"));
    broken(Fault.REMOVED);
  }

  @Test
  void believesNoSealThatIsNotSignedByTheKeyOfItsTime() throws IOException {
    ledger.append(4).seal("size");
    Path seal = ledger.sealed(1, "seal.json");
    String text = Files.readString(seal);
    Files.writeString(seal, text.replace("\"size\"", "\"midnight\""));
    broken(Fault.SIGNATURE_WRONG);
    Files.writeString(seal, text.replace("\"size\"", "\"size\" "));
    broken(Fault.SEAL_MALFORMED);
    Files.writeString(seal, text.replace("\"format_version\":1", "\"format_version\":2"));
    broken(Fault.SIGNATURE_WRONG);
    home.rotate();
    Files.writeString(seal, text);
    intact();
  }

  @Test
  void noticesARecordThatWasEditedAndHashedAnew() throws IOException {
    ledger.append(3);
    String before = ledger.append(1).checkpoint();
    byte[] bytes = Files.readAllBytes(ledger.active());
    home = new SampleHome(root.resolve("other"), Universe.PAPER, 1);
    assertThat(intact(before).records()).isEqualTo(4);
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    String body = lines.get(3).substring(0, lines.get(3).length() - 75) + "}";
    byte[] previous = HexFormat.of().parseHex(hashOf(lines.get(2)));
    byte[] forged = ledger.line(body.replace("buy", "sell"), previous);
    String kept = String.join("\n", lines.subList(0, 3)) + "\n";
    Files.writeString(ledger.active(), kept + new String(forged, StandardCharsets.UTF_8));
    broken(Fault.EDITED, before);
  }

  private static String hashOf(String line) {
    return line.substring(line.length() - 66, line.length() - 2);
  }

  @Test
  void refusesToGuessAtANewerSchema() throws IOException {
    ledger.append(2);
    String body =
        SampleLedger.body(Universe.PAPER, Stream.TRADES, 3, home.newSession(), "\"x\":1")
            .replace("\"schema_version\":1", "\"schema_version\":2");
    Files.write(ledger.active(), ledger.line(body, ledger.hash), StandardOpenOption.APPEND);
    broken(Fault.SCHEMA_UNKNOWN);
  }

  @Test
  void noticesARecordOfAnotherSessionThatFits() throws IOException {
    ledger.append(2);
    ledger.beginSession();
    ledger.append(1);
    broken(Fault.FOREIGN_SESSION);
  }

  @Test
  void noticesAnIdentityThatWasChangedInOneCopyOrIsOfAnotherUniverse() throws IOException {
    ledger.append(2);
    Path copy = home.logs().resolve("identity.json");
    Files.writeString(copy, Files.readString(copy).replace("12:00", "12:01"));
    broken(Fault.EDITED);
    String live = Files.readString(home.data().resolve("identity.json")).replace("paper", "live");
    Files.writeString(copy, live);
    Files.writeString(home.data().resolve("identity.json"), live);
    broken(Fault.FOREIGN_UNIVERSE);
  }

  @Test
  void believesNoCheckpointOfAnotherKey() {
    ledger.append(2);
    SampleHome other = new SampleHome(root.resolve("other"), Universe.PAPER, 2);
    broken(Fault.SIGNATURE_WRONG, other.note(Stream.TRADES, 2, ledger.root()));
  }
}
