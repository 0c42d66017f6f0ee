package io.orrery.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.cli.CommandProcess;
import io.orrery.cli.CommandProcess.Ended;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports from outside: a real process, the files it leaves, and the files it does not leave. */
class ExportCommandTest {

  @TempDir private Path root;
  private Path home = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void record() throws IOException {
    home = Files.createDirectory(root.resolve("home"));
    out = root.resolve("out");
    RecordedHome.write(home, Universe.PAPER, Universe.SIMULATION);
  }

  private Ended export(Object... more) {
    Object[] all = new Object[more.length + 5];
    System.arraycopy(new Object[] {"export", "--home", home, "--out", out}, 0, all, 0, 5);
    System.arraycopy(more, 0, all, 5, more.length);
    return CommandProcess.in(root).run(all);
  }

  private List<String> files(Path below) throws IOException {
    try (Stream<Path> all = Files.walk(below)) {
      return all.filter(Files::isRegularFile)
          .map(file -> below.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  @Tag("U3")
  @Tag("U10")
  void writesOneUniverseByDayWithItsProvenanceInEveryRow() throws IOException {
    Ended ended = export("--universe", "paper", "--format", "jsonl");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(files(out))
        .contains(
            "SHA256SUMS",
            "manifest.json",
            "mlflow-dataset.json",
            "openlineage.json",
            "prov.json",
            "universe=paper/date=2026-01-27/equity.jsonl",
            "universe=paper/date=2026-01-27/trades.jsonl",
            "universe=paper/date=2026-01-28/trades.jsonl")
        .noneMatch(file -> file.contains("simulation"));
    List<String> rows =
        Files.readAllLines(out.resolve("universe=paper/date=2026-01-27/trades.jsonl"));
    assertThat(rows)
        .hasSize(2)
        .allMatch(row -> row.contains("\"universe\":\"paper\",\"session_id\":\"P-"))
        .allMatch(row -> row.contains("\"validity_class\":\"PAPER_ONLY\""))
        .allMatch(row -> row.contains("\"data_lineage_id\":\"unknown\""))
        .allMatch(row -> row.contains("\"assumptions\":{\"fill_model\":\"unknown\""));
    assertThat(rows.get(0)).contains("\"price\":\"190.250\"");
  }

  @Test
  @Tag("U10")
  void refusesTwoUniversesInOneExport() {
    Ended ended = export("--universe", "paper", "--universe", "simulation", "--format", "csv");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("an export never has rows of two universes (contract U10)");
    assertThat(out).doesNotExist();
  }

  @Test
  @Tag("U9")
  void aTrainingExportOfWhatIsInvalidHasNoRowsUnlessAskedForInWords() throws IOException {
    Ended ended = export("--universe", "simulation", "--format", "csv", "--training");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(files(out)).noneMatch(file -> file.endsWith(".csv"));
    assertThat(Files.readString(out.resolve("manifest.json")))
        .contains("\"purpose\":\"training\"", "\"rows\":0,")
        .contains(
            "{\"reason\":\"not_valid_for_training\",\"validity_class\":\"SIM_INVALID_FOR_TRAINING\",\"records\":3}");
    assertThat(ended.out()).contains("left out  3 of trades: not_valid_for_training");
    out = root.resolve("again");
    Ended asked =
        export(
            "--universe",
            "simulation",
            "--format",
            "csv",
            "--training",
            "--include-invalid",
            "to test the loader only");
    assertThat(asked.code()).as(asked.err()).isZero();
    assertThat(Files.readString(out.resolve("manifest.json")))
        .contains("\"invalid_asked_for_because\":\"to test the loader only\"")
        .contains("\"validity_class\":\"SIM_INVALID_FOR_TRAINING\"");
    assertThat(
            export("--universe", "paper", "--format", "csv", "--include-invalid", "a b c").code())
        .isEqualTo(2);
  }

  @Test
  @Tag("U14")
  void refusesADamagedLedgerNamingTheLineAndLeavesNothing() throws IOException {
    Path segment;
    try (Stream<Path> sealed = Files.list(home.resolve("data/paper/sealed"))) {
      segment =
          sealed
              .filter(file -> file.getFileName().toString().startsWith("trades"))
              .filter(file -> file.toString().endsWith(".jsonl"))
              .findFirst()
              .orElseThrow();
    }
    String text = Files.readString(segment);
    assertThat(segment.toFile().setWritable(true)).isTrue();
    Files.writeString(segment, text.replace("190.250", "191.250"));
    Ended ended = export("--universe", "paper", "--format", "jsonl");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err())
        .contains("nothing is exported of a damaged ledger: paper trades: not intact: edited at ")
        .contains(" line 1 ");
    assertThat(leftBehind()).containsExactly("home");
  }

  private List<String> leftBehind() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theDigestsAreThoseOfTheFiles() throws IOException {
    export("--universe", "paper", "--format", "csv");
    List<String> sums = Files.readAllLines(out.resolve("SHA256SUMS"));
    assertThat(sums).isNotEmpty();
    for (String sum : sums) {
      String path = sum.substring(66);
      assertThat(sum.substring(0, 64))
          .isEqualTo(io.orrery.basics.Sha256.of(Files.readAllBytes(out.resolve(path))).value());
      assertThat(Files.readString(out.resolve("manifest.json"))).contains(sum.substring(0, 64));
    }
    String dataset =
        io.orrery.basics.Sha256.of(Files.readAllBytes(out.resolve("SHA256SUMS"))).value();
    assertThat(Files.readString(out.resolve("manifest.json"))).contains(dataset);
    assertThat(Files.readString(out.resolve("mlflow-dataset.json")))
        .contains("\"digest\":\"" + dataset.substring(0, 36) + "\"");
  }

  @Test
  void csvHasAHeaderAndTheExactDecimals() throws IOException {
    export("--universe", "paper", "--format", "csv", "--stream", "trades");
    String csv =
        Files.readString(
            out.resolve("universe=paper/date=2026-01-27/trades.csv"), StandardCharsets.UTF_8);
    assertThat(csv)
        .startsWith("seq,ts,type,symbol,mic,side,qty,price,")
        .contains(",BTC/USD,,buy,3,0.0000000001,USD,")
        .contains("\r\n2,");
  }

  @Test
  void parquetHasExactDecimalsAndTimesInUtc() throws SQLException {
    Ended ended = export("--universe", "paper", "--format", "parquet");
    assertThat(ended.code()).as(ended.err()).isZero();
    String all = "'" + out + "/universe=*/date=*/trades.parquet'";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), min(price)::VARCHAR, any_value(typeof(price)), any_value(typeof(ts)), min(universe) FROM read_parquet("
                    + all
                    + ", hive_partitioning=false)")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getLong(1)).isEqualTo(3);
      assertThat(row.getString(2)).isEqualTo("0.0000000001");
      assertThat(row.getString(3)).isEqualTo("DECIMAL(38,10)");
      assertThat(row.getString(4)).isEqualTo("TIMESTAMP WITH TIME ZONE");
      assertThat(row.getString(5)).isEqualTo("paper");
    }
  }

  @Test
  void theLineageEventHasWhatOpenLineageRequires() throws IOException {
    export("--universe", "paper", "--format", "jsonl");
    String event = Files.readString(out.resolve("openlineage.json"));
    assertThat(event)
        .contains("\"eventType\":\"COMPLETE\"", "\"eventTime\":\"", "\"producer\":\"urn:orrery:")
        .contains("\"schemaURL\":\"https://openlineage.io/spec/")
        .containsPattern("\"run\":\\{\"runId\":\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"\\}")
        .contains("\"job\":{\"namespace\":\"orrery\",\"name\":\"export.paper\"}")
        .contains("\"inputs\":[{\"namespace\":\"orrery\",\"name\":\"paper.trades\"")
        .contains("\"rowCount\":");
    assertThat(Files.readString(out.resolve("prov.json")))
        .contains("\"entity\":", "\"activity\":", "\"agent\":", "\"used\":", "\"wasGeneratedBy\":");
  }

  @Test
  void writesOverNothingAndNotIntoTheHome() throws IOException {
    Files.createDirectory(out);
    Files.writeString(out.resolve("mine"), "mine");
    Ended ended = export("--universe", "paper", "--format", "jsonl");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("nothing is written over");
    out = home.resolve("data/out");
    assertThat(export("--universe", "paper", "--format", "jsonl").err())
        .contains("an export must lie outside of");
    assertThat(out).doesNotExist();
  }

  @Test
  void whatCannotBeWrittenWholeIsNotThere() throws IOException {
    // DuckDB's driver cannot be loaded, after everything was staged
    Ended ended =
        CommandProcess.in(root)
            .with("-Djdbc.drivers=none", "-Djava.io.tmpdir=" + root.resolve("nowhere"))
            .run(
                "export",
                "--home",
                home,
                "--out",
                out,
                "--universe",
                "paper",
                "--format",
                "parquet");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err())
        .contains("DuckDB's library cannot be unpacked into ")
        .doesNotContain("\tat ");
    assertThat(leftBehind()).containsExactly("home");
  }

  @Test
  void whatWasKilledHalfWayLeavesNoFolderThatLooksComplete() throws Exception {
    for (int attempt = 0; attempt < 5; attempt++) {
      Process process =
          CommandProcess.in(root)
              .start(
                  root.resolve("home/killed.out"),
                  root.resolve("home/killed.err"),
                  "export",
                  "--home",
                  home,
                  "--out",
                  out,
                  "--universe",
                  "paper",
                  "--format",
                  "parquet");
      while (process.isAlive() && leftBehind().size() < 2) {
        Thread.onSpinWait();
      }
      Thread.sleep(attempt * 40L);
      process.destroyForcibly().waitFor();
      if (Files.exists(out)) {
        assertThat(out.resolve("manifest.json")).exists();
        return;
      }
      assertThat(leftBehind()).allMatch(name -> name.equals("home") || name.endsWith(".partial"));
    }
  }
}
