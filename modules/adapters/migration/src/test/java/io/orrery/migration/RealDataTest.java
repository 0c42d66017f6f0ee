package io.orrery.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The original's own data, as its own migration left it. */
@Tag("U9")
final class RealDataTest {

  private static final Path SOURCE = Path.of("../../../../shared/data/market-watch");

  @TempDir private Path home;

  @BeforeEach
  void needsTheData() {
    assumeTrue(Files.isDirectory(SOURCE), "../shared/data/market-watch is not there");
  }

  private FileReport file(Report report, String path) {
    return report.files().stream()
        .filter(each -> each.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static List<Map<String, Object>> runs(FileReport file, String shape) {
    return file.runs().stream().filter(run -> shape.equals(run.get("shape"))).toList();
  }

  private static long rows(List<Map<String, Object>> runs) {
    return runs.stream().mapToLong(run -> (Long) run.get("rows")).sum();
  }

  @Test
  @Tag("AC-60")
  void accountsForEveryRecord() throws IOException {
    Report plan = Homes.plan(SOURCE, home);

    assertThat(home).isEmptyDirectory();
    assertThat(plan.in()).isEqualTo(6_841);
    assertThat(plan.in()).isEqualTo(plan.migrated() + plan.quarantined() + plan.rejected());
    assertThat(plan.placed()).isEqualTo(Map.of("paper", 922L, "system", 916L));
    assertThat(plan.quarantined()).isEqualTo(5_003);
    assertThat(plan.copies()).isEqualTo(4_494);
  }

  @Test
  @Tag("AC-61")
  void findsTheSplicesWithoutBeingTold() {
    FileReport equity = file(Homes.plan(SOURCE, home), "data/simulation/equity.jsonl");

    assertThat(rows(runs(equity, "broker"))).isEqualTo(1_807);
    assertThat(runs(equity, "simulated")).hasSize(13);
    assertThat(runs(equity, "simulated"))
        .allSatisfy(run -> assertThat(run.get("restart")).isEqualTo(true));
    assertThat(equity.runs())
        .extracting(run -> run.get("first_line"))
        .containsExactly(
            1L, 1259L, 1305L, 1336L, 1353L, 1391L, 1456L, 2005L, 2008L, 2033L, 2064L, 2066L, 2068L,
            2117L, 2123L);
    FileReport trades = file(Homes.plan(SOURCE, home), "data/simulation/trades.jsonl");
    assertThat(rows(runs(trades, "broker"))).isEqualTo(8);
    assertThat(trades.reasons()).containsEntry("broker_shape_in_simulation", 8L);
  }

  @Test
  @Tag("U14")
  void importsWhatVerifiesAndLeavesTheSourceAlone() throws IOException {
    Map<String, String> source = Homes.tree(SOURCE);

    Report done = Homes.apply(SOURCE, home);

    assertThat(Homes.tree(SOURCE)).isEqualTo(source);
    assertThat(done.toMap())
        .usingRecursiveComparison()
        .ignoringFields("id")
        .isEqualTo(withPlaces(Homes.plan(SOURCE, home.resolveSibling("other")), done).toMap());
    assertThat(Homes.verified(home, Universe.PAPER, Stream.EQUITY))
        .containsExactlyInAnyOrder(847L, 23L, 23L, 8L, 21L);
    assertThat(Homes.verified(home, Universe.PAPER, Stream.AUDIT)).containsOnly(3L);
    assertThat(home.resolve("data/simulation")).doesNotExist();
    assertThat(home.resolve("data/live")).doesNotExist();
  }

  /** A plan names no migration; the places of files have its name in them. */
  private static Report withPlaces(Report plan, Report done) {
    List<FileReport> files =
        plan.files().stream()
            .map(file -> file.toMap())
            .map(
                map -> {
                  map.put(
                      "destination",
                      String.valueOf(map.get("destination"))
                          .replace("/ID/", "/" + done.id() + "/"));
                  return FileReport.of(map);
                })
            .toList();
    return new Report(done.id(), files, plan.notes());
  }

  @Test
  void changesNothingTheSecondTime() throws IOException {
    Homes.apply(SOURCE, home);
    Map<String, String> once = Homes.tree(home);

    Report again = Homes.apply(SOURCE, home);

    assertThat(again.isEmpty()).isTrue();
    assertThat(again.id()).isEmpty();
    assertThat(Homes.tree(home)).isEqualTo(once);
  }

  @Test
  void undoesEveryByte() throws IOException {
    Homes.write(home, "config/orrery.properties", "orrery.universes=paper\n");
    Map<String, String> before = Homes.tree(home);
    Homes.apply(SOURCE, home);

    new Undo(Homes.only(home)).run();

    assertThat(Homes.tree(home)).isEqualTo(before);
  }
}
