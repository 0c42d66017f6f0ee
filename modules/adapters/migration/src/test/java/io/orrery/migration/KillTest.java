package io.orrery.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ledger.FileStorage;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Lineage;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A migration that is killed at any moment and repeated ends as if nothing had happened. {@code
 * -Dtest.kills} says how often it is killed.
 */
@Tag("AC-60")
@Tag("U13")
final class KillTest {

  private static final int KILLS = Integer.getInteger("test.kills", 12);

  @TempDir private Path folder;
  private final long seed = Long.getLong("test.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void endsByteForByteAsIfItHadNotBeenKilled() throws Exception {
    System.out.println("test.seed " + seed + " test.kills " + KILLS);
    Path source = source();
    Path fresh = freshHome();
    Path whole = copy(fresh, "whole");
    long millis = run(source, whole);
    Map<String, String> expected = content(whole);
    int interrupted = 0;
    for (int i = 0; i < KILLS; i++) {
      Path home = copy(fresh, "killed-" + i);
      Process process = MigrationProcess.start(source, home);
      assertThat(process.getInputStream().read()).isEqualTo('b');
      Thread.sleep(random.nextLong(Math.max(1, millis)));
      interrupted += process.isAlive() ? 1 : 0;
      process.destroyForcibly().waitFor();
      run(source, home);
      assertThat(content(home)).as("kill %d of seed %d", i, seed).isEqualTo(expected);
      Disk.deleteTree(home);
    }
    System.out.println("interrupted " + interrupted + " of " + KILLS);
    assertThat(interrupted).isPositive();
  }

  @Test
  void aBeginningThatWasKilledBeforeItsJournalStoodLeavesNothing() throws Exception {
    Path source = source();
    Path fresh = freshHome();
    Path whole = copy(fresh, "whole");
    run(source, whole);
    Path home = copy(fresh, "killed");
    Homes.write(home, "logs/system/migrations/M-20260301T115959Z-0a8a2aab/journal.jsonl.tmp", "{");

    run(source, home);

    assertThat(content(home)).isEqualTo(content(whole));
  }

  private static long run(Path source, Path home) throws Exception {
    Process process = MigrationProcess.start(source, home);
    assertThat(process.getInputStream().read()).isEqualTo('b');
    long begun = System.nanoTime();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return (System.nanoTime() - begun) / 1_000_000;
  }

  /** What the name of the process that took a lock has to do with it is nothing. */
  private static Map<String, String> content(Path home) throws IOException {
    Map<String, String> tree = new TreeMap<>(Homes.tree(home));
    tree.keySet().removeIf(path -> path.endsWith("session.lock"));
    return tree;
  }

  /** A home whose universes have their keys: those are random. */
  private Path freshHome() throws IOException {
    Path home = Files.createDirectories(folder.resolve("fresh"));
    for (Universe each : Universe.values()) {
      Session.Control control =
          Session.begin(each, Assumptions.unknown(), new Lineage.Unknown(), Homes.CLOCK);
      new FileStorage(home, Homes.CLOCK).open(control.recorder()).close();
    }
    return home;
  }

  private Path copy(Path from, String name) throws IOException {
    Path to = folder.resolve(name);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
    return to;
  }

  private Path source() throws IOException {
    Path source = Files.createDirectories(folder.resolve("old"));
    StringBuilder paper = new StringBuilder();
    StringBuilder simulated = new StringBuilder();
    StringBuilder bare = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      paper.append(Rows.paper("p" + i / 700, i));
      simulated.append(i % 50 == 7 ? "damaged\n" : Rows.simulated("s" + i / 900, i));
      bare.append(Rows.bare(i, "100" + (100 + i % 800) + ".5", "42.5", "42.5"));
    }
    Homes.write(source, "logs/paper/equity.jsonl", paper.toString());
    Homes.write(source, "logs/simulation/equity.jsonl", simulated.toString());
    Homes.write(source, "data/analytics/equity.jsonl", bare.toString());
    Homes.write(source, "logs/system/sessions.jsonl", "{}\n{}\n");
    Homes.write(source, "data/config_state.json", "{\"max_daily_trades\": 5}");
    return source;
  }
}
