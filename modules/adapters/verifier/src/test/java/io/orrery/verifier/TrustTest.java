package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.trade.Fault;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Verdict;
import io.orrery.universe.RunId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose ledger it is, and which keys may have sealed it. */
@Tag("U14")
final class TrustTest {

  @TempDir private Path root;
  private SampleHome home;
  private SampleLedger ledger;

  @BeforeEach
  void write() {
    home = new SampleHome(root, Universe.PAPER, 1);
    ledger = home.ledger(Stream.TRADES);
    ledger.append(4).seal("size");
  }

  private Verdict verify() {
    return new Verifier(root).verify(Universe.PAPER, Stream.TRADES);
  }

  private Verdict.NotIntact broken(Fault fault, String file, String detail) {
    Verdict verdict = verify();
    assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.NotIntact.class);
    Verdict.NotIntact broken = (Verdict.NotIntact) verdict;
    assertThat(broken.fault()).as(verdict.sentence()).isEqualTo(fault);
    assertThat(broken.detail()).contains(detail);
    assertThat(broken.place()).isEqualTo(Verdict.Place.ofFile(file));
    return broken;
  }

  private Path rotation() {
    return home.data().resolve("keys").resolve("0001-" + home.keyId() + ".json");
  }

  @Test
  void takesNoRotationThatTheKeyBeforeDidNotSign() throws IOException {
    String old = home.keyId();
    home.rotate();
    String file = root.relativize(rotation()).toString();
    String text = Files.readString(rotation());
    Files.writeString(rotation(), text.replace("yearly", "dearly"));
    broken(Fault.SIGNATURE_WRONG, file, "it must be signed by key " + old);
    Files.writeString(rotation(), text.replaceFirst("}", "]"));
    broken(Fault.SEAL_MALFORMED, file, "one strict JSON object");
    Files.writeString(rotation(), text);
    assertThat(verify()).isInstanceOf(Verdict.Intact.class);
    Files.writeString(rotation().resolveSibling("note.txt"), "no key");
    assertThat(verify()).isInstanceOf(Verdict.Intact.class);
  }

  @ParameterizedTest
  @CsvSource({
    "key_rotation,seal,kind must be key_rotation",
    "0b0e7a3c,1b0e7a3c,deployment_id must be 0b0e7a3c",
    "\"paper\",\"live\",universe must be paper",
    "previous_key_id\":\"..,previous_key_id\":\"xx,previous_key_id must be",
    "\"key_id\":\"..,\"key_id\":\"xx,key_id must be",
    "public_key\":\"M,public_key\":\"!,Illegal base64",
    "public_key\":\"M,public_key\":\"A,must be an Ed25519 public key",
    "\"reason\",\"because\",its members must be",
  })
  void takesNoRotationThatSaysSomethingElse(String part, String other, String detail)
      throws IOException {
    home.rotate();
    rewriteRotation(part, other);
    broken(Fault.SEAL_MALFORMED, root.relativize(rotation()).toString(), detail);
  }

  /** The rotation with another text, signed by the first key as if it had said so. */
  private void rewriteRotation(String part, String other) throws IOException {
    String object = Files.readString(rotation()).replaceAll(",\"signature\":\"[^\"]*\"}\n$", "}");
    Files.write(rotation(), home.signedByFirst(object.replaceFirst(part, other)));
  }

  @Test
  void missesARotationThatIsGone() throws IOException {
    home.rotate();
    Path first = rotation();
    home.rotate();
    Files.move(first, first.resolveSibling("0000-x.json"));
    broken(
        Fault.REMOVED,
        "data/paper/keys/0000-x.json",
        "the next rotation must be " + first.getFileName());
  }

  @Test
  void trustsTheKeyThatItIsGivenAndNoOther() throws IOException {
    SampleHome other = new SampleHome(root.resolve("other"), Universe.PAPER, 2);
    Verdict verdict =
        new Verifier(root, Optional.of(other.publicKey()), List.of())
            .verify(Universe.PAPER, Stream.TRADES);
    assertThat(verdict.sentence())
        .contains(
            "signature_wrong",
            "data/paper/identity.json",
            "it names key %s as the first, the trusted key is %s"
                .formatted(home.keyId(), other.keyId()));
    Path copy = root.resolve("copy.pub");
    Files.move(home.publicKey(), copy);
    Optional<Path> anchor = Optional.of(copy);
    assertThat(new Verifier(root, anchor, List.of()).verify(Universe.PAPER, Stream.TRADES))
        .isInstanceOf(Verdict.Intact.class);
    assertThatThrownBy(this::verify)
        .isInstanceOf(LedgerException.class)
        .hasMessage("cannot read the public key " + home.publicKey());
    Files.writeString(copy, "no key");
    assertThatThrownBy(
            () -> new Verifier(root, anchor, List.of()).verify(Universe.PAPER, Stream.TRADES))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("it must be a public key in PEM");
  }

  @ParameterizedTest
  @CsvSource({
    "format_version\":1,format_version\":2,SCHEMA_UNKNOWN,'format_version must be 1, was 2'",
    "\"paper\",\"live\",FOREIGN_UNIVERSE,'it must be of paper, was of live'",
    "2026-01-27T12,2026-01-27T25,SEAL_MALFORMED,created_at must be a point in time",
    "created_at,made_at,SEAL_MALFORMED,its members must be",
    "\"format_version\":1,\"format_version\":true,SEAL_MALFORMED,format_version must be a Long",
    "'\"}\n','\",\"run_id\":\"x\"}\n',FOREIGN_SESSION,'it must be of no run, was of x'",
  })
  void takesNoIdentityThatSaysSomethingElse(String part, String other, Fault fault, String detail)
      throws IOException {
    Path own = home.data().resolve("identity.json");
    String text = Files.readString(own);
    String changed = text.replace(part, other);
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(own, changed);
    Files.writeString(home.logs().resolve("identity.json"), changed);
    broken(fault, "data/paper/identity.json", detail);
  }

  @Test
  void wantsBothCopiesOfTheIdentity() throws IOException {
    Path copy = home.logs().resolve("identity.json");
    byte[] bytes = Files.readAllBytes(copy);
    Files.delete(copy);
    broken(Fault.REMOVED, "logs/paper/identity.json", "the root must have its identity, had none");
    Files.delete(home.logs());
    assertThat(verify()).isInstanceOf(Verdict.Intact.class);
    assertThatThrownBy(() -> new Verifier(root).verify(Universe.PAPER, Stream.AUDIT))
        .isInstanceOf(LedgerException.class)
        .hasMessage("cannot read logs/paper/identity.json: there is no such root");
    Files.createDirectories(home.logs());
    Files.write(copy, bytes);
    assertThat(verify()).isInstanceOf(Verdict.Intact.class);
    Files.writeString(copy, " ");
    broken(
        Fault.EDITED,
        "logs/paper/identity.json",
        "both copies of the identity must be equal byte for byte");
    Files.delete(home.data().resolve("identity.json"));
    broken(Fault.REMOVED, "data/paper/identity.json", "the root must have its identity, had none");
  }

  @Test
  void looksForTheLedgersOfRunsAndImportsBelowTheUniverse() throws IOException {
    RunId id = new RunId("R-01ARZ3NDEKTSV4RRFFQ69G5FAV");
    for (String folder : new String[] {"runs", "imports"}) {
      Path data = root.resolve("data/paper").resolve(folder).resolve(id.value());
      Files.createDirectories(data);
      String identity =
          Files.readString(home.data().resolve("identity.json"))
              .replace("\"}\n", "\",\"run_id\":\"" + id.value() + "\"}\n");
      Files.writeString(data.resolve("identity.json"), identity);
      Verifier verifier =
          folder.equals("runs")
              ? Verifier.ofRun(root, id, Optional.empty())
              : Verifier.ofImport(root, id, Optional.empty());
      Verdict verdict = verifier.verify(Universe.PAPER, Stream.TRADES);
      assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.Intact.class);
      Files.writeString(data.resolve("identity.json"), identity.replace("R-01", "R-02"));
      assertThat(verifier.verify(Universe.PAPER, Stream.TRADES).sentence())
          .contains("foreign_session", "it must be of " + id.value() + ", was of R-02");
    }
  }
}
