package io.orrery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.trade.TradeHistory;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it records loses nothing that it acknowledged. */
@Tag("U13")
@Tag("slow")
final class CrashTest {

  private static final int ROUNDS = 4;

  @TempDir private Path home;

  @Test
  void hasEveryAcknowledgedRecordOnceAfterAKill() throws Exception {
    long seed = Long.getLong("test.seed", new Random().nextLong());
    System.out.println("kill -9 of a writer: seed " + seed);
    Random random = new Random(seed);
    long before = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      List<Long> acknowledged = appendUntilKilled(100 + random.nextInt(400));

      Paper.reopen(home);
      List<Long> recorded = allAfter(before);
      assertThat(recorded)
          .as("seed %d, round %d", seed, round)
          .containsAll(acknowledged)
          .doesNotHaveDuplicates();
      assertThat(recorded.size() - acknowledged.size()).isBetween(0, 5);
      before += recorded.size();
    }
  }

  private List<Long> appendUntilKilled(int records) throws IOException, InterruptedException {
    List<Long> acknowledged = new ArrayList<>();
    Process process = LedgerProcess.start("append", home);
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).startsWith("opened");
      while (acknowledged.size() < records) {
        acknowledged.add(quantity(String.valueOf(output.readLine())));
      }
      process.toHandle().destroyForcibly();
      output
          .lines()
          .filter(line -> line.matches("recorded [0-9]{7}"))
          .forEach(line -> acknowledged.add(quantity(line)));
    }
    return acknowledged;
  }

  private static long quantity(String line) {
    assertThat(line).startsWith("recorded ");
    return Long.parseLong(line.substring("recorded ".length()));
  }

  private List<Long> allAfter(long seq) {
    TradeHistory history = new FileStorage(home, Paper.CLOCK).archive(Universe.PAPER).trades();
    List<Recorded<io.orrery.trade.Trade>> all = new ArrayList<>();
    for (long last = seq; last < history.lastSeq(); last = all.get(all.size() - 1).seq()) {
      all.addAll(history.after(last, 1000));
    }
    return Paper.quantities(all);
  }
}
