package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.orrery.trade.LedgerException;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Targets for {@code -Pfuzz}: whatever bytes there are, a line is a record or is refused, and an
 * opening keeps what was good or says what is damaged. {@link LedgerFuzzTest} tries the kept inputs
 * in every build.
 */
final class LedgerFuzz {

  private static final int RECORDS = 3;

  /** A disk for tests of what is written, not of when. */
  private static final class WithoutForce extends Disk {
    @Override
    void force(FileChannel channel) {}

    @Override
    void forceDirectory(Path dir) {}
  }

  @FuzzTest(maxDuration = "10m")
  void aLineIsARecordOrIsRefused(byte[] line) {
    LineFormat format = new LineFormat();
    try {
      Line read = format.read(line, 0, line.length);
      assertThat(read.seq()).isPositive();
      assertThat(new String(line, java.nio.charset.StandardCharsets.UTF_8)).endsWith("\"}");
    } catch (StrictJson.MalformedException | NewerSchemaException asItMayBe) {
      assertThat(asItMayBe).hasMessageMatching("(?s).+");
    }
  }

  @FuzzTest(maxDuration = "10m")
  void anOpeningKeepsWhatIsGoodBeforeAnyBytes(byte[] tail) throws IOException {
    Path home = Files.createTempDirectory("orrery-fuzz");
    try {
      Paper.record(home, Universe.PAPER, RECORDS);
      requireGoodPrefix(home, tail);
    } finally {
      delete(home);
    }
  }

  @FuzzTest(maxDuration = "10m")
  void anOpeningOfAnyBytesSaysWhatTheyAre(byte[] content) throws IOException {
    Path home = Files.createTempDirectory("orrery-fuzz");
    try {
      Paper.record(home, Universe.PAPER, 0);
      Files.write(Paper.trades(home), content);
      openOrHearOfDamage(home);
    } finally {
      delete(home);
    }
  }

  private static void requireGoodPrefix(Path home, byte[] tail) throws IOException {
    Path ledger = Paper.trades(home);
    Files.write(ledger, tail, StandardOpenOption.APPEND);
    byte[] before = Files.readAllBytes(ledger);
    if (openOrHearOfDamage(home)) {
      List<Long> read = Paper.read(home);
      assertThat(read.subList(0, RECORDS)).isEqualTo(Paper.upTo(RECORDS));
    } else {
      assertThat(ledger).hasBinaryContent(before);
    }
  }

  private static boolean openOrHearOfDamage(Path home) {
    try {
      Paper.reopen(home, new WithoutForce());
      return true;
    } catch (LedgerException damage) {
      assertThat(damage).hasMessageContaining("data/paper/trades.jsonl");
      return false;
    }
  }

  private static void delete(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
