package io.orrery.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.basics.Sha256;
import io.orrery.cli.CommandProcess;
import io.orrery.cli.CommandProcess.Ended;
import io.orrery.cli.terminal.JsonTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations from outside: a real process, what it says where, and what lies there afterwards. */
@Tag("AC-60")
class MigrateCommandTest {

  @TempDir private Path root;
  private Path home = Path.of("");
  private Path source = Path.of("");

  /** Two rows that prove PAPER, one that proves nothing, and one that is no row. */
  @BeforeEach
  void write() throws IOException {
    home = Files.createDirectory(root.resolve("home"));
    Files.writeString(home.resolve("mine.txt"), "was here before");
    source = Files.createDirectory(root.resolve("old"));
    Path logs = Files.createDirectories(source.resolve("logs/paper"));
    Files.writeString(logs.resolve("equity.jsonl"), paper(1) + paper(2) + "damaged\n");
    Path data = Files.createDirectories(source.resolve("data/analytics"));
    Files.writeString(
        data.resolve("equity.jsonl"),
        "{\"timestamp\": \"2026-01-22T08:00:01.331657\", \"equity\": 99324.5, \"cash\": 42.5}\n");
  }

  private static String paper(int second) {
    return String.format(
        Locale.ROOT,
        "{\"session_id\": \"s1\", \"timestamp\": \"2026-01-29T15:00:%02d.434370+00:00\", \"equity\": 99324.66,"
            + " \"cash\": -93992.47, \"buying_power\": 5332.19, \"universe\": \"paper\"}\n",
        second);
  }

  private Ended migrate(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("migrate", "--home", home, "--from", source));
    arguments.addAll(List.of(more));
    return CommandProcess.in(root).run(arguments.toArray());
  }

  private Ended run(Object... arguments) {
    return CommandProcess.in(root).run(arguments);
  }

  private static Map<String, String> tree(Path folder) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.toList()) {
        tree.put(
            folder.relativize(each).toString(),
            Files.isDirectory(each) ? "folder" : Sha256.of(Files.readAllBytes(each)).value());
      }
    }
    return tree;
  }

  /** The one JSON object that standard output has, and nothing else. */
  private static Map<?, ?> object(Ended ended) throws IOException {
    assertThat(ended.out()).hasLineCount(1).endsWith("\n");
    return (Map<?, ?>) JsonTree.of(ended.out());
  }

  private static void requireCounts(Map<?, ?> report) {
    assertThat(String.valueOf(report.get("in"))).isEqualTo("4");
    assertThat(String.valueOf(report.get("migrated"))).isEqualTo("2");
    assertThat(String.valueOf(report.get("quarantined"))).isEqualTo("1");
    assertThat(String.valueOf(report.get("rejected"))).isEqualTo("1");
    assertThat(String.valueOf(report.get("placed"))).isEqualTo("{paper=2}");
  }

  @Test
  void saysWhatItWouldDoAndChangesNothing() throws IOException {
    Map<String, String> homeBefore = tree(home);
    Map<String, String> sourceBefore = tree(source);

    Ended plan = migrate();
    assertThat(plan.code()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains("4 in = 2 migrated (2 paper) + 1 quarantined + 1 rejected")
        .contains("runs found in logs/paper/equity.jsonl", "no_universe", "not_json")
        .contains("nothing was changed; --apply does it");
    Ended json = migrate("--json");
    assertThat(json.code()).isZero();
    requireCounts(object(json));

    assertThat(tree(home)).isEqualTo(homeBefore);
    assertThat(tree(source)).isEqualTo(sourceBefore);
  }

  @Test
  void recordsOnceAndTakesEveryByteBack() throws IOException {
    Map<String, String> before = tree(home);
    Map<String, String> sourceBefore = tree(source);

    Ended done = migrate("--apply", "--json");
    assertThat(done.code()).as(done.err()).isZero();
    Map<?, ?> report = object(done);
    requireCounts(report);
    assertThat(done.err()).as("progress").contains("looking at the source").doesNotContain("{");
    Map<String, String> after = tree(home);
    requireVerified();

    Ended status = run("migrate", "status", "--home", home, "--json");
    assertThat(status.code()).isZero();
    assertThat(object(status).get("id")).isEqualTo(report.get("id"));
    assertThat(object(status).get("state")).isEqualTo("finished");

    Ended again = migrate("--apply");
    assertThat(again.code()).isZero();
    assertThat(again.out()).contains("nothing to do: all of it was migrated before");
    assertThat(tree(home)).isEqualTo(after);

    Ended undone = run("migrate", "undo", "--home", home, "--json");
    assertThat(undone.code()).as(undone.err()).isZero();
    assertThat(object(undone).get("undone")).isEqualTo(report.get("id"));
    assertThat(tree(home)).isEqualTo(before);
    assertThat(tree(source)).isEqualTo(sourceBefore);
    assertThat(run("migrate", "undo", "--home", home).code()).isEqualTo(1);
  }

  private void requireVerified() throws IOException {
    try (Stream<Path> imports = Files.list(home.resolve("data/paper/imports"))) {
      List<Path> all = imports.toList();
      assertThat(all).hasSize(1);
      Ended verified = run("verify", "--home", home, "--import", all.get(0).getFileName());
      assertThat(verified.code()).as(verified.err()).isZero();
      assertThat(verified.out()).contains("paper equity: intact: 2 records");
    }
  }

  @Test
  void refusesASourceThatIsWrittenTo() throws IOException {
    Map<String, String> before = tree(home);
    Path file = source.resolve("logs/paper/equity.jsonl");
    try (OutputStream writer = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      Ended refused = migrate("--apply", "--json");

      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err()).contains("orrery: refused: ", "logs/paper/equity.jsonl");
      writer.flush();
    }
    assertThat(tree(home)).isEqualTo(before);
  }

  @Test
  void endsWithTwoForWrongUsageAndFourForWhatItCannotRead() throws IOException {
    Map<String, String> before = tree(home);
    Ended nowhere = run("migrate", "--home", home, "--from", root.resolve("nowhere"));
    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err()).contains("--from must be the folder of an old tree");
    assertThat(migrate("--zone", "Chicago").code()).isEqualTo(2);
    Ended unread = migrate("--mapping", root.resolve("nowhere.json"));
    assertThat(unread.code()).isEqualTo(4);
    assertThat(unread.err()).contains("cannot read the mapping");
    assertThat(tree(home)).isEqualTo(before);
  }
}
