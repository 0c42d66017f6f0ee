package io.orrery.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orrery.migration.source.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The trees on which the original's own migration failed, or destroyed what was there. */
@Tag("AC-60")
final class GoldenTreesTest {

  private static final Path GOLDEN = Path.of("../../../../shared/golden/e_migration");

  @TempDir private Path folder;

  static List<Path> trees() throws IOException {
    if (!Files.isDirectory(GOLDEN)) {
      return List.of(GOLDEN.resolve("none"));
    }
    try (Stream<Path> all = Files.list(GOLDEN)) {
      return all.filter(each -> each.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("trees")
  void losesNothing(Path golden) throws IOException {
    assumeTrue(Files.exists(golden), "../shared/golden/e_migration is not there");
    Map<String, Object> document = JsonText.object(Files.readString(golden));
    for (String state : List.of("before", "after")) {
      Path source = Files.createDirectories(folder.resolve(state));
      Path home = Files.createDirectories(folder.resolve(state + "-home"));
      build(source, (Map<?, ?>) document.getOrDefault(state, Map.of()));
      migrate(source, home);
    }
  }

  private static void migrate(Path source, Path home) throws IOException {
    Map<String, String> before = Homes.tree(source);
    Report plan = Homes.plan(source, home);
    Report done = Homes.apply(source, home);

    assertThat(Homes.tree(source)).isEqualTo(before);
    assertThat(done.in()).isEqualTo(plan.in());
    assertThat(done.in()).isEqualTo(done.migrated() + done.quarantined() + done.rejected());
    assertThat(done.placed().keySet()).isSubsetOf("system");
    if (done.id().isEmpty()) {
      assertThat(home).isEmptyDirectory();
      return;
    }
    MigrationFolder made = new MigrationFolder(home, done.id());
    before.forEach(
        (path, digest) -> {
          if (!digest.equals("folder")) {
            assertThat(made.backup().resolve(path)).hasSameBinaryContentAs(source.resolve(path));
          }
        });
    assertThat(Homes.apply(source, home).isEmpty()).isTrue();
    new Undo(Homes.only(home)).run();
    assertThat(home).isEmptyDirectory();
  }

  /** Files of the sizes of the listing, with content of the right kind as far as there is room. */
  private static void build(Path source, Map<?, ?> listing) throws IOException {
    for (Map.Entry<?, ?> each : listing.entrySet()) {
      Path path = source.resolve(each.getKey().toString().replaceAll("[<>#:]", "_"));
      if (each.getValue() instanceof Map<?, ?> file) {
        int bytes = file.containsKey("bytes") ? Integer.parseInt(file.get("bytes").toString()) : 40;
        int lines = file.containsKey("lines") ? Integer.parseInt(file.get("lines").toString()) : 1;
        Files.createDirectories(path.getParent());
        Files.write(path, content(path.getFileName().toString(), bytes, Math.max(1, lines)));
      } else {
        Files.createDirectories(path);
      }
    }
  }

  private static byte[] content(String name, int bytes, int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      int length = bytes * (i + 1) / lines - text.length() - 1;
      String row = row(name, i);
      text.append(
          row.length() <= length ? row : "{}".substring(0, Math.max(0, Math.min(2, length))));
      text.append(" ".repeat(Math.max(0, bytes * (i + 1) / lines - text.length() - 1)))
          .append('\n');
    }
    return text.substring(0, Math.min(bytes, text.length())).getBytes(StandardCharsets.US_ASCII);
  }

  private static String row(String name, int i) {
    return switch (name) {
      case "equity.jsonl" -> Rows.bare(i, "100000." + i, "42000.5", "42000.5").strip();
      case "trades.jsonl" ->
          "{\"timestamp\": \"2026-01-22T08:00:0%d\", \"symbol\": \"AAPL\", \"side\": \"buy\", \"qty\": 1, \"filled_avg_price\": 190.5}"
              .formatted(i % 10);
      default -> "{\"n\": " + i + "}";
    };
  }

  @Test
  void doesNotOverwriteWhatCameFromAnEarlierMigration() throws IOException {
    Path source = Files.createDirectories(folder.resolve("old"));
    Path home = Files.createDirectories(folder.resolve("home"));
    String first = Rows.bare(1, "100000.5", "42000.5", "42000.5");
    Homes.write(source, "data/analytics/equity.jsonl", first);
    Report once = Homes.apply(source, home);
    Homes.write(source, "data/analytics/equity.jsonl", Rows.bare(2, "7.5", "1.5", "1.5"));
    Homes.write(source, "data/simulation/equity.jsonl", first);

    Report twice =
        new Migrations(
                home,
                at -> Homes.imports(home, at),
                java.time.Clock.offset(Homes.CLOCK, java.time.Duration.ofDays(1)))
            .apply(Homes.terms(source, home), Progress.NONE);

    assertThat(twice.in()).isEqualTo(1);
    assertThat(twice.copies()).isEqualTo(1);
    assertThat(home.resolve("data/unclassified").resolve(once.id()).resolve("0001.jsonl"))
        .isNotEmptyFile();
    assertThat(home.resolve("data/unclassified").resolve(twice.id()).resolve("0001.jsonl"))
        .isNotEmptyFile();
  }
}
