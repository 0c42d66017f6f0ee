package io.orrery.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.trade.Verdict;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against SHA-256 of one core over the same bytes: {@code -Dtest.speed.records=10000000}, with
 * {@code -DargLine=-Xmx256m}.
 */
@EnabledIfSystemProperty(named = "test.speed.records", matches = "[0-9]+")
@Tag("slow")
class SpeedTest {

  private static final int SEGMENT = 143_000;

  @TempDir Path root;

  @Test
  void isAtLeastHalfAsFastAsBareSha256() throws Exception {
    long records = Long.getLong("test.speed.records");
    SampleLedger ledger = write(records);
    long bytes = size();
    double bare = 0;
    double verified = 0;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      digestAll();
      long middle = System.nanoTime();
      Verdict verdict = new Verifier(root).verify(Universe.PAPER, Stream.TRADES);
      long end = System.nanoTime();
      assertThat(verdict).as(verdict.sentence()).isInstanceOf(Verdict.Intact.class);
      assertThat(((Verdict.Intact) verdict).records()).isEqualTo(ledger.seq);
      bare = Math.max(bare, (double) bytes / (middle - start));
      verified = Math.max(verified, (double) bytes / (end - middle));
      System.out.printf(
          "%d bytes: bare %.2f s, verify %.2f s%n",
          bytes, (middle - start) / 1e9, (end - middle) / 1e9);
    }
    System.out.printf("bare %.2f GB/s, verified %.2f GB/s%n", bare, verified);
    assertThat(verified).isGreaterThanOrEqualTo(bare / 2);
  }

  private SampleLedger write(long records) {
    SampleHome home = new SampleHome(root, Universe.PAPER, 1);
    SampleLedger ledger = home.ledger(Stream.TRADES);
    while (ledger.seq < records) {
      ledger.append(facts(ledger.seq + 1));
      if (ledger.seq % SEGMENT == 0) {
        ledger.seal("size");
      }
    }
    return ledger.flush();
  }

  private static String facts(long seq) {
    return "\"symbol\":\"SYM"
        + seq % 500
        + "\",\"side\":\"buy\",\"qty\":\"10\",\"price\":\"190.25\",\"currency\":\"USD\","
        + "\"executed_at\":\"2026-01-27T16:39:54.092923Z\",\"order_id\":\"O-"
        + seq
        + "\"";
  }

  private List<Path> files() throws IOException {
    try (java.util.stream.Stream<Path> all = Files.walk(root.resolve("data"))) {
      return all.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private long size() throws IOException {
    long sum = 0;
    for (Path file : files()) {
      sum += Files.size(file);
    }
    return sum;
  }

  private void digestAll() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] buffer = new byte[1 << 18];
    for (Path file : files()) {
      try (InputStream in = Files.newInputStream(file)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      }
    }
    digest.digest();
  }
}
