package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.trade.Fault;
import io.orrery.trade.Integrity;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seals that are signed as they must be and say something else than they must. */
@Tag("U14")
final class SealChainTest {

  private static final String SEAL = "data/paper/sealed/trades-000000000005.seal.json";

  @TempDir private Path root;
  private SampleHome home;
  private SampleLedger ledger;

  @BeforeEach
  void write() {
    home = new SampleHome(root, Universe.PAPER, 1);
    ledger = home.ledger(Stream.TRADES);
    ledger.append(4).seal("size");
    ledger.append(3).seal("session_closed");
    ledger.append(2);
  }

  private Verdict verify() {
    return new Verifier(root).verify(Universe.PAPER, Stream.TRADES);
  }

  private Verdict.NotIntact broken(Fault fault, String detail) {
    Verdict verdict = verify();
    assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.NotIntact.class);
    Verdict.NotIntact broken = (Verdict.NotIntact) verdict;
    assertThat(broken.fault()).as(verdict.sentence()).isEqualTo(fault);
    assertThat(broken.detail()).contains(detail);
    return broken;
  }

  private String seal() throws IOException {
    return Files.readString(ledger.sealed(5, "seal.json"));
  }

  private void resign(String part, String other) throws IOException {
    String object = seal().replaceAll(",\"signature\":\"[^\"]*\"}\n$", "}");
    String changed = object.replaceFirst(part, other);
    assertThat(changed).isNotEqualTo(object);
    Files.write(ledger.sealed(5, "seal.json"), home.signed(changed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"0b0e7a3c-[^\"]*\"|\"other\"|SEAL_MISMATCH|deployment_id must be 0b0e7a3c-6f0a-4a56-9d4e-0d2f5b7c9a11, was other",
        "\"paper\"|\"live\"|FOREIGN_UNIVERSE|it must be of paper, was of live",
        "\"paper\"|\"mars\"|SEAL_MISMATCH|universe must be paper, was mars",
        "\"stream\":\"trades\"|\"stream\":\"equity\"|SEAL_MISMATCH|stream must be trades, was equity",
        "\"first_seq\":5|\"first_seq\":4|SEAL_MISMATCH|first_seq must be 5, was 4",
        "\"last_seq\":7|\"last_seq\":8|SEAL_MISMATCH|count must be 4, was 3",
        "\"count\":3|\"count\":4|SEAL_MISMATCH|count must be 3, was 4",
        "\"count\":3|\"count\":0|SEAL_MISMATCH|count must be 3, was 1",
        "\"bytes\":|\"bytes\":1|SEAL_MISMATCH|bytes must be ",
        "\"previous_hash\":\"[^\"]{4}|\"previous_hash\":\"0000|SEAL_MISMATCH|previous_hash must be ",
        "\"previous_seal\":\"[^\"]{4}|\"previous_seal\":\"0000|SEAL_MISMATCH|previous_seal must be ",
        "\"tree_root\":\"[^\"]{4}|\"tree_root\":\"0000|SEAL_MISMATCH|tree_root must be ",
        "\"last_hash\":\"[^\"]{4}|\"last_hash\":\"0000|EDITED|record 7 must have the hash 0000",
        "\"tree_frontier\":\\[\"[^\"]*\",|\"tree_frontier\":[|SEAL_MALFORMED|the frontier of a tree of size 7 must have 3 roots, had 2",
        "\"tree_frontier\":\\[\"|\"tree_frontier\":[\"x|SEAL_MALFORMED|sha256 must be",
        "\"tree_frontier\":\\[|\"tree_frontier\":[1,|SEAL_MALFORMED|sha256 must be",
        "\"checkpoint\":\"orrery|\"checkpoint\":\"orreri|SEAL_MISMATCH|the checkpoint's origin must be orrery/",
        "u000a7.u000a|u000a6\\\\u000a|SEAL_MISMATCH|the checkpoint's size must be 7, was 6",
        "u000a7.u000a....|u000a7\\\\u000aAAAA|SEAL_MISMATCH|the checkpoint's root must be ",
        "\u2014 orrery|\u2014 orreri|SIGNATURE_WRONG|its checkpoint must be signed by key ",
        "\"kind\":\"seal\"|\"kind\":\"note\"|SEAL_MALFORMED|kind must be seal, was note",
        "\"format_version\":1|\"format_version\":0|SEAL_MALFORMED|format_version must be 1",
        "\"format_version\":1|\"format_version\":2|SCHEMA_UNKNOWN|format_version must be 1, was newer",
        "\"format_version\":1|\"format_version\":\"1\"|SEAL_MALFORMED|format_version must be a Long",
        "session_closed|closed|SEAL_MALFORMED|reason one of [key_rotation, midnight, recovery, session_closed, size]",
        "\"sealed_at\":\"2026|\"sealed_at\":\"202|SEAL_MALFORMED|sealed_at must be a point in time in UTC",
        "\"sealed_at\":\"[^\"]*\"|\"sealed_at\":\"TIME\"|SEAL_MALFORMED|sealed_at must be a point in time in UTC",
        "\"first_seq\":5|\"first\":5|SEAL_MALFORMED|its members must be ",
        "\"first_seq\":5,\"last_seq\":7|\"last_seq\":7,\"first_seq\":5|SEAL_MALFORMED|its members must be ",
        "\"first_seq\":5|\"first_seq\":\"5\"|SEAL_MALFORMED|first_seq must be a Long",
        "\"reason\":\"session_closed\"|\"reason\":true|SEAL_MALFORMED|reason must be a String",
        "\"key_id\":\"....|\"key_id\":\"0000|SIGNATURE_WRONG|it must be signed by key ",
      })
  void areNotBelieved(String part, String other, Fault fault, String detail) throws IOException {
    resign(part, other.replace("TIME", "\\\\u0000".repeat(17) + "54Z"));
    Verdict.NotIntact broken = broken(fault, detail);
    if (fault != Fault.EDITED) {
      assertThat(broken.place()).isEqualTo(Verdict.Place.ofFile(SEAL));
    }
  }

  @Test
  void sayWhichRecordWasHashedAnew() throws IOException {
    resign("\"last_hash\":\"[^\"]{4}", "\"last_hash\":\"0000");
    Path file = ledger.sealed(5, "jsonl");
    long offset = Files.readAllLines(file).stream().limit(2).mapToLong(SealChainTest::bytes).sum();
    assertThat(broken(Fault.EDITED, "edited and hashed anew").place())
        .isEqualTo(new Verdict.Place("data/paper/sealed/trades-000000000005.jsonl", 3, offset, 7));
  }

  private static long bytes(String line) {
    return line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + 1L;
  }

  @Test
  void needACheckpointSignedOnceByTheirKey() throws IOException {
    String seal = seal();
    SampleHome other = new SampleHome(root.resolve("other"), Universe.PAPER, 2);
    String note = other.note(Stream.TRADES, 7, new byte[32]);
    String foreign = note.substring(note.lastIndexOf(' ') + 1).strip();
    resign("[A-Za-z0-9+/]{91}=", foreign);
    broken(Fault.SIGNATURE_WRONG, "its checkpoint must be signed by key " + home.keyId());
    Files.writeString(ledger.sealed(5, "seal.json"), seal);
    String line = seal.replaceAll(".*(\u2014 orrery[^\"]*u000a)\",\"key_id.*\n", "$1");
    resign("u000a\",\"key_id", "u000a" + line.replace("\\", "\\\\") + "\",\"key_id");
    broken(Fault.SIGNATURE_WRONG, "its checkpoint must be signed by key " + home.keyId());
  }

  @Test
  void endInTheirSignatureAndNothingElse() throws IOException {
    String seal = seal();
    for (String bad :
        new String[] {
          seal + "\n",
          seal.substring(0, seal.length() - 1),
          seal + " ",
          " " + seal,
          "",
          "\n",
          "{}\n",
          "[]\n",
          seal.replaceAll(",\"signature\":\"[^\"]*\"", ""),
          seal.replaceAll(",\"signature\":\"[^\"]*\"", ",\"signature\":\"!\""),
          seal.replaceAll("==\"}\n$", "\"}\n"),
          seal.replaceAll("\"}\n$", "\",\"x\":1}\n"),
          seal.replaceAll(",\"signature\":\"[^\"]*\"", ",\"signature\":true"),
        }) {
      Files.writeString(ledger.sealed(5, "seal.json"), bad);
      assertThat(broken(Fault.SEAL_MALFORMED, "").place())
          .as(bad)
          .isEqualTo(Verdict.Place.ofFile(SEAL));
    }
    String empty = seal.replaceAll(",\"signature\":\"[^\"]*\"", ",\"signature\":\"\"");
    Files.writeString(ledger.sealed(5, "seal.json"), empty);
    broken(Fault.SIGNATURE_WRONG, "it must be signed by key " + home.keyId());
  }

  @Test
  void areReadUpTo64KibibytesOnly() throws IOException {
    Files.writeString(ledger.sealed(5, "seal.json"), "x".repeat(65_537));
    broken(Fault.SEAL_MALFORMED, SEAL + " must have at most 65536 bytes, had more");
    Files.writeString(ledger.sealed(5, "seal.json"), "x".repeat(65_536));
    broken(Fault.SEAL_MALFORMED, "it must be one strict JSON object and one LF");
  }

  @Test
  void areSignedByTheKeyOfTheirTime() throws IOException {
    String old = home.keyId();
    home.rotate();
    resign("\"key_id\":\"" + old, "\"key_id\":\"" + home.keyId());
    broken(Fault.SIGNATURE_WRONG, "it must be signed by key " + old);
  }

  @Test
  void ofANewKeyAreSignedByItAndNotByTheOld() throws IOException {
    home.rotate();
    ledger.append(2).seal("midnight");
    ledger.append(1);
    Verdict verdict = verify();
    assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.Intact.class);
    SampleLedger equity = home.ledger(Stream.EQUITY);
    equity.append(2).seal("size");
    Verdict other = new Verifier(root).verify(Universe.PAPER, Stream.EQUITY);
    assertThat(other).as(other.sentence()).isInstanceOf(Verdict.Intact.class);
    assertThat(((Verdict.Intact) other).seals()).isEqualTo(1);
  }

  @Test
  void namesASegmentThatIsMissing() throws IOException {
    Files.delete(ledger.sealed(1, "jsonl"));
    Verdict.NotIntact broken = broken(Fault.REMOVED, "the segment of this seal must be there");
    assertThat(broken.place())
        .isEqualTo(Verdict.Place.ofFile("data/paper/sealed/trades-000000000001.jsonl"));
    Files.delete(ledger.sealed(1, "seal.json"));
    broken =
        broken(Fault.REMOVED, "a segment must begin with record 1, the next one begins with 5");
    assertThat(broken.place())
        .isEqualTo(new Verdict.Place("data/paper/sealed/trades-000000000001.jsonl", 0, 0, 1));
  }

  @Test
  void namesASealThatIsMissingAndASegmentThatWasPutIn() throws IOException {
    Files.copy(ledger.sealed(5, "jsonl"), ledger.sealed(6, "jsonl"));
    Verdict.NotIntact broken = broken(Fault.INSERTED, "the next segment must begin with record 8");
    assertThat(broken.place())
        .isEqualTo(Verdict.Place.ofFile("data/paper/sealed/trades-000000000006.jsonl"));
    Files.delete(ledger.sealed(6, "jsonl"));
    Files.copy(ledger.sealed(5, "seal.json"), ledger.sealed(6, "seal.json"));
    assertThat(broken(Fault.INSERTED, "").place())
        .isEqualTo(Verdict.Place.ofFile("data/paper/sealed/trades-000000000006.seal.json"));
    Files.delete(ledger.sealed(6, "seal.json"));
    Files.delete(ledger.sealed(1, "seal.json"));
    assertThat(broken(Fault.SEAL_MISSING, "a segment before the last must have a seal").place())
        .isEqualTo(Verdict.Place.ofFile("data/paper/sealed/trades-000000000001.seal.json"));
  }

  @Test
  void ignoresFilesThatAreNoSegmentsOfTheStream() throws IOException {
    Path folder = home.data().resolve("sealed");
    Files.writeString(folder.resolve("trades-1.jsonl"), "x");
    Files.writeString(folder.resolve("orders-000000000001.jsonl"), "x");
    Files.writeString(folder.resolve("trades-000000000001.jsonl.tmp"), "x");
    assertThat(verify()).isInstanceOf(Verdict.Intact.class);
  }

  @Test
  void takesTheCopyOfASegmentOnlyIfNoRecordStandsBehindItInTheOldFile() throws IOException {
    byte[] copy = Files.readAllBytes(ledger.sealed(5, "jsonl"));
    byte[] last = Files.readAllBytes(ledger.active());
    Files.write(ledger.active(), copy);
    assertThat(((Verdict.Intact) verify()).records()).isEqualTo(7);
    Files.writeString(ledger.active(), "torn\n", StandardOpenOption.APPEND);
    assertThat(((Verdict.Intact) verify()).records()).isEqualTo(7);
    Files.write(ledger.active(), last, StandardOpenOption.APPEND);
    broken(Fault.DUPLICATED, "record 8 must stand here, found record 5 once more");
    byte[] edited = copy.clone();
    edited[copy.length - 10] ^= 1;
    Files.write(ledger.active(), edited);
    broken(Fault.DUPLICATED, "record 8 must stand here, found record 5 once more");
    Files.write(ledger.active(), java.util.Arrays.copyOf(copy, copy.length - 1));
    broken(Fault.DUPLICATED, "record 8 must stand here, found record 5 once more");
  }

  @Test
  void areSummedUpUnchecked() throws IOException {
    Integrity.Sealed sealed = new Verifier(root).sealed(Universe.PAPER, Stream.TRADES);
    assertThat(sealed.count()).isEqualTo(2);
    Integrity.SealSummary newest = sealed.newest().orElseThrow();
    assertThat(newest.lastSeq()).isEqualTo(7);
    assertThat(newest.sealedAt()).isEqualTo(Instant.parse("2026-01-27T17:00:00.123Z"));
    assertThat(newest.keyId()).isEqualTo(home.keyId());
    String seventh = Files.readAllLines(ledger.sealed(5, "jsonl")).get(2);
    assertThat(seventh).endsWith("\"" + newest.lastHash().value() + "\"}");
    assertThat(new Verifier(root).sealed(Universe.PAPER, Stream.EQUITY))
        .isEqualTo(new Integrity.Sealed(0, Optional.empty()));
    Files.writeString(ledger.sealed(5, "seal.json"), "x");
    assertThatThrownBy(() -> new Verifier(root).sealed(Universe.PAPER, Stream.TRADES))
        .isInstanceOf(LedgerException.class)
        .hasMessage(SEAL + " is no seal: it must be one strict JSON object and one LF");
    assertThat(HexFormat.of().formatHex(ledger.hash)).hasSize(64);
  }
}
