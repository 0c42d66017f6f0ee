package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/**
 * Targets for {@code -Pfuzz}: whatever bytes there are in a ledger's files, the verifier answers
 * with a verdict that says where, and takes nothing for good that was not written. {@link
 * VerifierFuzzTest} tries the kept inputs in every build.
 */
final class VerifierFuzz {

  private static final int SEALED = 2;
  private static final int RECORDS = 3;

  /** What is done to a good home before it is verified. */
  private interface Harm {
    void to(SampleLedger ledger) throws IOException;
  }

  @FuzzTest(maxDuration = "10m")
  void anyBytesBehindGoodRecordsAreNoRecords(byte[] tail) throws IOException {
    Verdict verdict =
        verdict(ledger -> Files.write(ledger.active(), tail, StandardOpenOption.APPEND));
    if (verdict instanceof Verdict.Intact intact) {
      assertThat(intact.records()).isEqualTo(RECORDS);
      assertThat(intact.tornBytes()).isEqualTo(tail.length);
    } else {
      assertThat(verdict.sentence()).contains("trades.jsonl");
    }
  }

  @FuzzTest(maxDuration = "10m")
  void anyBytesInPlaceOfASealAreNoSeal(byte[] seal) throws IOException {
    Verdict verdict = verdict(ledger -> Files.write(ledger.sealed(1, "seal.json"), seal));
    assertThat(verdict).isInstanceOf(Verdict.NotIntact.class);
    assertThat(verdict.sentence()).contains("trades-000000000001");
  }

  @FuzzTest(maxDuration = "10m")
  void anyBytesInPlaceOfTheIdentityAreFound(byte[] identity) throws IOException {
    try {
      Verdict verdict =
          verdict(ledger -> Files.write(ledger.home.data().resolve("identity.json"), identity));
      assertThat(verdict).isInstanceOf(Verdict.NotIntact.class);
    } catch (LedgerException unreadable) {
      assertThat(unreadable).hasMessageContaining("identity.json");
    }
  }

  @FuzzTest(maxDuration = "10m")
  void aCheckpointIsReadOrIsRefused(byte[] text) {
    try {
      Checkpoint read = Checkpoint.read("fuzz", new String(text, StandardCharsets.UTF_8));
      assertThat(read.size()).isNotNegative();
      assertThat(read.message()).startsWith(read.origin() + "\n" + read.size() + "\n");
    } catch (IllegalArgumentException asItMayBe) {
      assertThat(asItMayBe).hasMessageMatching("(?s).+");
    }
  }

  private static Verdict verdict(Harm harm) throws IOException {
    Path root = Files.createTempDirectory("orrery-fuzz");
    try {
      SampleLedger ledger = new SampleHome(root, Universe.PAPER, 1).ledger(Stream.TRADES);
      ledger.append(SEALED).seal("size");
      ledger.append(RECORDS - SEALED);
      harm.to(ledger);
      return new Verifier(root).verify(Universe.PAPER, Stream.TRADES);
    } finally {
      delete(root);
    }
  }

  private static void delete(Path root) throws IOException {
    try (java.util.stream.Stream<Path> all = Files.walk(root)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
