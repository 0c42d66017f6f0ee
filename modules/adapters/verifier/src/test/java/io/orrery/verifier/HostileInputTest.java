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
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of somebody who means harm are answered with a verdict, soon and in bounded memory. */
@Tag("U14")
@Timeout(60)
class HostileInputTest {

  @TempDir Path root;
  SampleHome home;
  SampleLedger ledger;

  @BeforeEach
  void write() {
    home = new SampleHome(root, Universe.PAPER, 1);
    ledger = home.ledger(Stream.TRADES);
    ledger.append(6).seal("size");
    ledger.append(3);
  }

  private Verdict verify() {
    return new Verifier(root).verify(Universe.PAPER, Stream.TRADES);
  }

  private Fault fault() {
    Verdict verdict = verify();
    assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.NotIntact.class);
    return ((Verdict.NotIntact) verdict).fault();
  }

  private void insertFirst(byte[] line) throws IOException {
    byte[] rest = Files.readAllBytes(ledger.active());
    byte[] both = java.util.Arrays.copyOf(line, line.length + rest.length);
    System.arraycopy(rest, 0, both, line.length, rest.length);
    Files.write(ledger.active(), both);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\":null",
        "\"a\":1.5",
        "\"a\":1e3",
        "\"a\":NaN",
        "\"a\":01",
        "\"a\":-0",
        "\"a\":9223372036854775808",
        "\"a\":1,\"a\":2",
        "\"a\":{\"b\":1,\"b\":1}",
        "\"a\":\"\\n\"",
        "\"a\":\"\\u000A\"",
        "\"a\":\"\\u0041\"",
        "\"a\":\"\u0085\"",
        "\"a\":\"\u2028\"",
        "\"a\":\"\u007f\"",
        "\"a\": 1",
        "\"seq\":1",
        "\"hash\":\"x\"",
        "\"a\":[1,]",
        "\"a\":{\"b\":1,}",
        "\"a\":tru",
      })
  void takesNoLineForARecordThatIsNotStrict(String facts) throws IOException {
    String body = SampleLedger.body(Universe.PAPER, Stream.TRADES, 10, session(), facts);
    byte[] line = ledger.line(body, ledger.hash);
    Files.write(ledger.active(), line, java.nio.file.StandardOpenOption.APPEND);
    Verdict verdict = verify();
    assertThat(verdict).isInstanceOf(Verdict.Intact.class);
    assertThat(((Verdict.Intact) verdict).tornBytes()).isEqualTo(line.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\":-9223372036854775808",
        "\"a\":9223372036854775807",
        "\"a\":0",
        "\"a\":[]",
        "\"a\":{}",
        "\"a\":[true,false,[{\"b\":\"\\u0000\\u009f\\u2028\u00a0\u20ac\ud83d\ude00\"}]]",
      })
  void takesEveryStrictLineForARecord(String facts) {
    ledger.append(facts);
    ledger.flush();
    Verdict verdict = verify();
    assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.Intact.class);
    assertThat(((Verdict.Intact) verdict).records()).isEqualTo(10);
  }

  private String session() throws IOException {
    String first = Files.readAllLines(ledger.active()).get(0);
    return first.replaceAll(".*session_id\":\"([^\"]*).*", "$1");
  }

  @Test
  void allowsADepthOf32AndNoMore() {
    ledger.append("\"a\":" + "[".repeat(31) + "]".repeat(31));
    ledger.flush();
    assertThat(((Verdict.Intact) verify()).records()).isEqualTo(10);
    ledger.append("\"a\":" + "[".repeat(32) + "]".repeat(32));
    ledger.flush();
    assertThat(((Verdict.Intact) verify()).records()).isEqualTo(10);
  }

  @Test
  void overflowsNoStackOnDeepNesting() throws IOException {
    insertFirst(("{\"a\":" + "[".repeat(60_000) + "\n").getBytes(StandardCharsets.UTF_8));
    assertThat(fault()).isEqualTo(Fault.INSERTED);
    Files.writeString(ledger.sealed(1, "seal.json"), "{\"a\":" + "{\"a\":".repeat(12_000) + "\n");
    assertThat(fault()).isEqualTo(Fault.SEAL_MALFORMED);
  }

  @Test
  void walksOverALineOfManyMegabytes() throws IOException {
    byte[] line = new byte[40_000_000];
    java.util.Arrays.fill(line, (byte) 'x');
    line[line.length - 1] = '\n';
    insertFirst(line);
    assertThat(fault()).isEqualTo(Fault.INSERTED);
  }

  @Test
  void readsALineOfThousandsOfKeysSoon() {
    StringBuilder facts = new StringBuilder("\"k\":1");
    for (int i = 0; i < 5_000; i++) {
      facts.append(",\"a").append(i).append("\":1");
    }
    ledger.append(facts.toString());
    ledger.flush();
    assertThat(((Verdict.Intact) verify()).records()).isEqualTo(10);
    ledger.append(facts + ",\"a17\":2");
    ledger.flush();
    assertThat(((Verdict.Intact) verify()).records()).isEqualTo(10);
  }

  @Test
  void neverTakesARandomlyHarmedSealForGood() throws IOException {
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Path seal = ledger.sealed(1, "seal.json");
    byte[] good = Files.readAllBytes(seal);
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(seal, bad);
      assertThat(fault())
          .as("seed %d, %d", seed, i)
          .isIn(Set.of(Fault.SEAL_MALFORMED, Fault.SIGNATURE_WRONG, Fault.SCHEMA_UNKNOWN));
    }
  }

  @Test
  void answersRandomBytesInEveryFileWithAVerdict() throws IOException {
    long seed = Long.getLong("test.seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Path[] files = {
      ledger.active(),
      ledger.sealed(1, "jsonl"),
      ledger.sealed(1, "seal.json"),
      home.data().resolve("identity.json"),
      home.data().resolve("keys/0001-0123456789abcdef.json"),
    };
    for (int i = 0; i < 100; i++) {
      Path file = files[i % files.length];
      byte[] before = Files.exists(file) ? Files.readAllBytes(file) : null;
      byte[] bytes = new byte[random.nextInt(5_000)];
      random.nextBytes(bytes);
      SampleHome.write(file, bytes);
      assertThat(verify()).as("seed %d, %s", seed, file).isNotNull();
      if (before == null) {
        Files.delete(file);
      } else {
        Files.write(file, before);
      }
    }
    assertThat(verify()).isInstanceOf(Verdict.Intact.class);
  }
}
