package io.orrery.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.orrery.cli.CommandProcess;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page about exports, as they stand there, run with the tools they are for. */
class ExportPageTest {

  private static final Path PAGE =
      Path.of(System.getProperty("user.dir"), "../../../src/docs/howto/export.md").normalize();

  /** A Python that has pandas and pyarrow, if it is not python3 of the path. */
  private static final String PYTHON =
      Optional.ofNullable(System.getenv("PYTHON_WITH_PANDAS")).orElse("python3");

  @TempDir private Path root;

  @BeforeEach
  void export() throws IOException {
    Path home = Files.createDirectory(root.resolve("home"));
    RecordedHome.write(home, Universe.PAPER);
  }

  private void exportAs(String format) {
    CommandProcess.Ended ended =
        CommandProcess.in(root)
            .run(
                "export",
                "--home",
                root.resolve("home"),
                "--universe",
                "paper",
                "--format",
                format,
                "--out",
                root.resolve("paper-" + format));
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  private static String example(String language) throws IOException {
    Matcher found =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    assertThat(found.find()).as("an example in " + language).isTrue();
    return found.group(1);
  }

  private record Ran(int code, String out) {}

  private Ran run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), out);
  }

  private boolean works(String... command) throws InterruptedException {
    try {
      return run(command).code() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void jqCountsTheTradesOfASession() throws Exception {
    assumeTrue(works("jq", "--version"), "jq is needed, and is not there");
    exportAs("jsonl");
    Ran ran = run("/bin/sh", "-c", example("jq"));
    assertThat(ran.code()).as(ran.out()).isZero();
    assertThat(ran.out()).startsWith("P-").endsWith(" 3 trades\n");
  }

  @Test
  void duckDbSumsTheTurnover() throws Exception {
    exportAs("parquet");
    String sql = example("sql").replace("paper-parquet", root.resolve("paper-parquet").toString());
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(
            "%s %d %s"
                .formatted(
                    result.getString(1),
                    result.getLong(2),
                    result.getBigDecimal(3).stripTrailingZeros().toPlainString()));
      }
    }
    assertThat(rows).containsExactly("AAPL 1 1902.5", "BTC/USD 1 0.0000000003", "MSFT 1 2000");
  }

  @Test
  void pandasReadsParquetAndCsv() throws Exception {
    assumeTrue(
        works(PYTHON, "-c", "import pandas, pyarrow"),
        "python3 with pandas and pyarrow is needed, and is not there");
    exportAs("parquet");
    exportAs("csv");
    Path script = Files.writeString(root.resolve("read.py"), example("python"));
    Ran ran = run(PYTHON, script.toString());
    assertThat(ran.code()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("AAPL", "190.25");
  }
}
