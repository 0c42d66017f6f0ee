package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.basics.Sha256;
import io.orrery.trade.LedgerException;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root belongs to one universe of one deployment, and is refused to others untouched. */
@Tag("U5")
final class IdentityTest {

  @TempDir private Path home;

  @Test
  @Tag("U1")
  void refusesARootOfAnotherUniverse() throws IOException {
    Paper.record(home, Universe.LIVE, 1);
    Files.createDirectories(home.resolve("data/paper"));
    Files.copy(home.resolve("data/live/identity.json"), home.resolve("data/paper/identity.json"));

    requireRefusedUntouched("data/paper", "universe paper", "universe live");
  }

  @Test
  void refusesRootsThatWereExchanged() throws IOException {
    Paper.record(home, Universe.LIVE, 1);
    Files.move(home.resolve("data/live"), home.resolve("data/paper"));
    Files.move(home.resolve("logs/live"), home.resolve("logs/paper"));

    requireRefusedUntouched("data/paper", "universe paper", "universe live");
  }

  @Test
  void refusesARootOfAnotherDeployment(@TempDir Path other) throws IOException {
    Paper.record(home, Universe.PAPER, 1);
    Paper.record(other, Universe.PAPER, 1);
    String foreign = Files.readString(other.resolve("config/local.deployment")).strip();
    String own = Files.readString(home.resolve("config/local.deployment")).strip();
    Files.writeString(home.resolve("config/local.deployment"), foreign + "\n");

    requireRefusedUntouched("deployment " + foreign, "deployment " + own);
  }

  @Test
  void refusesCopiesThatDiffer() throws IOException {
    Paper.record(home, Universe.PAPER, 1);
    Path copy = home.resolve("logs/paper/identity.json");
    Files.writeString(copy, Files.readString(copy).replace("2026-", "2025-"));

    requireRefusedUntouched(
        "data/paper/identity.json", "logs/paper/identity.json", "created 2025-", "created 2026-");
  }

  @Test
  void refusesALostCopy() throws IOException {
    Paper.record(home, Universe.PAPER, 1);
    Files.delete(home.resolve("logs/paper/identity.json"));

    requireRefusedUntouched("the one in logs is missing");
  }

  @Test
  void refusesLedgersWithoutAnIdentity() throws IOException {
    Paper.record(home, Universe.PAPER, 1);
    Files.delete(home.resolve("logs/paper/identity.json"));
    Files.delete(home.resolve("data/paper/identity.json"));

    requireRefusedUntouched("belongs to nobody", "both are missing");
  }

  @Test
  void refusesToForgetTheDeployment() throws IOException {
    Paper.record(home, Universe.LIVE, 1);
    Files.delete(home.resolve("config/local.deployment"));

    requireRefusedUntouched("config/local.deployment is missing");
  }

  @Test
  void refusesAnIdentityThatCannotBeRead() throws IOException {
    Paper.record(home, Universe.PAPER, 1);
    Files.writeString(home.resolve("data/paper/identity.json"), "{\"format_version\":2}\n");

    requireRefusedUntouched("data/paper/identity.json", "format_version must be 1, was 2");
  }

  @Test
  void refusesARootThatIsALink(@TempDir Path elsewhere) throws IOException {
    Files.createDirectories(home.resolve("data"));
    Files.createSymbolicLink(home.resolve("data/paper"), elsewhere);

    requireRefusedUntouched("data/paper must not be a symbolic link", elsewhere.toString());
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void refusesAParentThatIsALink(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(home.resolve("logs"), elsewhere);

    requireRefusedUntouched("logs must not be a symbolic link");
  }

  @Test
  void refusesALedgerThatIsALink(@TempDir Path elsewhere) throws IOException {
    Paper.record(home, Universe.PAPER, 1);
    Path moved = Files.move(Paper.trades(home), elsewhere.resolve("trades.jsonl"));
    Files.createSymbolicLink(Paper.trades(home), moved);

    requireRefusedUntouched("data/paper/trades.jsonl must not be a symbolic link");
  }

  @Test
  void refusesToReadWhatItWouldNotOpen() throws IOException {
    Paper.record(home, Universe.PAPER, 1);
    Files.delete(home.resolve("logs/paper/identity.json"));

    assertThatThrownBy(() -> Paper.read(home)).isInstanceOf(LedgerException.class);
  }

  @Test
  @Tag("U2")
  void readsNothingFromARootThatWasNeverOpened() {
    assertThat(Paper.read(home)).isEmpty();
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void finishesAFirstStartThatWasInterrupted() throws IOException {
    Paper.record(home, Universe.PAPER, 1);
    byte[] identity = Files.readAllBytes(home.resolve("data/paper/identity.json"));
    for (Stream stream : Stream.values()) {
      Files.delete(Paper.file(home, Universe.PAPER, stream));
    }
    Files.delete(home.resolve("logs/paper/identity.json"));

    Paper.record(home, Universe.PAPER, 1);

    assertThat(home.resolve("data/paper/identity.json")).hasBinaryContent(identity);
    assertThat(home.resolve("logs/paper/identity.json")).hasBinaryContent(identity);
  }

  @Test
  void makesFilesForTheOwnerOnly() throws IOException {
    Paper.recordAndClose(home, Universe.PAPER, 1);

    try (var paths = Files.walk(home)) {
      for (Path path : paths.filter(each -> !each.equals(home)).toList()) {
        String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(expected);
      }
    }
  }

  @Test
  @Tag("U14")
  void makesAKeyPairWhoseIdTheIdentityNames() throws Exception {
    Paper.record(home, Universe.PAPER, 1);
    String identity = Files.readString(home.resolve("data/paper/identity.json"));
    String keyId = identity.replaceAll("(?s).*\"key_id\":\"([0-9a-f]{16})\".*", "$1");
    byte[] publicKey = pem(home.resolve("config/keys/paper-" + keyId + ".pub"));
    byte[] privateKey = pem(home.resolve("config/keys/paper-" + keyId + ".key"));

    assertThat(Sha256.of(publicKey).value()).startsWith(keyId);
    KeyFactory keys = KeyFactory.getInstance("Ed25519");
    Signature signing = Signature.getInstance("Ed25519");
    signing.initSign(keys.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
    signing.update(publicKey);
    byte[] signature = signing.sign();
    signing.initVerify(keys.generatePublic(new X509EncodedKeySpec(publicKey)));
    signing.update(publicKey);
    assertThat(signing.verify(signature)).isTrue();
  }

  @Test
  void givesAllUniversesOneDeploymentAndEachItsOwnKey() throws IOException {
    Paper.record(home, Universe.PAPER, 1);
    Paper.record(home, Universe.SIMULATION, 1);

    try (var keys = Files.list(home.resolve("config/keys"))) {
      assertThat(keys).hasSize(4);
    }
    assertThat(home.resolve("data/paper/identity.json"))
        .hasSameBinaryContentAs(home.resolve("logs/paper/identity.json"));
  }

  private void requireRefusedUntouched(String... parts) throws IOException {
    Map<String, String> before = listing();

    assertThatThrownBy(() -> Paper.reopen(home))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(parts)
        .hasMessageContaining("nothing was touched");

    assertThat(listing()).isEqualTo(before);
  }

  private Map<String, String> listing() throws IOException {
    try (var paths = Files.walk(home)) {
      return paths.collect(
          Collectors.toMap(Path::toString, IdentityTest::describe, (a, b) -> a, TreeMap::new));
    }
  }

  private static String describe(Path path) {
    try {
      return Files.isRegularFile(path)
          ? Files.getLastModifiedTime(path) + " " + Sha256.of(Files.readAllBytes(path))
          : Files.getLastModifiedTime(path) + "";
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] pem(Path file) throws IOException {
    String text = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
    return Base64.getMimeDecoder().decode(text);
  }
}
