package io.orrery.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.cli.CommandProcess;
import io.orrery.cli.CommandProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets from outside: what is taken in, what is refused, what is found later. */
class DataCommandTest {

  private static final String HEADER = "date,open,high,low,close,volume\n";
  private static final String GOOD =
      HEADER + "2024-01-02,10,11,9,10.5,100\n2024-01-03,10.5,12,10,11,200\n";

  @TempDir Path root;
  Path home = Path.of("");

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectory(root.resolve("home"));
  }

  @Test
  void takesFilesInAndTellsTheirGaps() throws IOException {
    Ended ended = add("spy", GOOD + "2024-01-08,11,12,10,11,50\n");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("spy: as listed: 3 bars of SPY from 2024-01-02 to 2024-01-08")
        .contains("gap: SPY misses 2 bars from 2024-01-04T14:30:00Z until 2024-01-08T14:30:00Z");
    assertThat(run("data", "list").out()).contains("spy").contains("XNYS");
    assertThat(run("data", "list", "--json").out()).contains("\"licence\":\"none\"");
  }

  @Test
  void refusesBadDataWithFileLineAndReasonAndChangesNothing() throws IOException {
    assertThat(add("spy", GOOD).code()).isZero();
    Map<String, String> before = files();
    refuses("line 3", "duplicate", GOOD.replace("2024-01-03", "2024-01-02"));
    refuses("line 3", "order of time", GOOD.replace("2024-01-03", "2023-12-29"));
    refuses("line 2", "high", GOOD.replace("10,11,9", "10,8,9"));
    refuses("line 2", "above zero", GOOD.replace("10,11,9", "-10,11,-9"));
    refuses("line 3", "NaN", GOOD.replace("10.5,12", "NaN,12"));
    refuses("line 3", "trading day", GOOD.replace("2024-01-03", "2024-01-06"));
    refuses("line 3", "6 fields", GOOD.substring(0, GOOD.length() - 5));
    Ended other = add("spy", GOOD.replace("10.5,100", "10.6,100"));
    assertThat(other.code()).isEqualTo(1);
    assertThat(other.err()).contains("must keep its content");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void updatesTheSectorMapAndSaysWhatIsDifferent() throws IOException {
    Path first =
        Files.writeString(
            root.resolve("first.json"),
            "{\n\"AAPL\": \"Technology\",\n\"JPM\": \"Financial Services\"\n}\n");
    Path second =
        Files.writeString(
            root.resolve("second.json"),
            "{\n\"JPM\": \"Financials\",\n\"AAPL\": \"Utilities\",\n\"XOM\": \"Energy\"\n}\n");
    Path bad = Files.writeString(root.resolve("bad.json"), "{\n\"SPY\": \"Index\"\n}\n");

    assertThat(sectors(first).out()).startsWith("added 2, removed 0, changed 0, unchanged 0");
    assertThat(sectors(second).out())
        .startsWith("added 1, removed 0, changed 1, unchanged 1")
        .contains("+ XOM Energy")
        .contains("AAPL Utilities, was Information Technology");
    Map<String, String> before = files();
    Ended refused = sectors(bad);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("the map is refused").contains("line 2").contains("Index");
    assertThat(files()).isEqualTo(before);
  }

  private Ended sectors(Path file) {
    return run("data", "sectors", file, "--source", "a test");
  }

  @Test
  void endsWithTwoForWhatIsNoDatasetAtAll() throws IOException {
    Path file = Files.writeString(root.resolve("x.csv"), GOOD);
    assertThat(run("data").code()).isEqualTo(2);
    assertThat(run("data", "add", "--id", "x", "SPY=" + file).code()).isEqualTo(2);
    Ended format = run(arguments("x", "morse", "SPY=" + file));
    assertThat(format.code()).isEqualTo(2);
    assertThat(format.err()).contains("format must be one of");
    Ended nowhere = run("data", "list", "--home", root.resolve("nowhere"));
    assertThat(nowhere.code()).isEqualTo(4);
  }

  @Test
  void findsADatasetThatWasChangedAndRunsNothingOnIt() throws IOException {
    assertThat(add("spy", GOOD).code()).isZero();
    Path file = home.resolve("data/shared/datasets/spy/SPY.csv");
    Files.writeString(file, GOOD.replace("11,200", "11,201"));

    Ended verified = run("data", "verify");
    assertThat(verified.code()).isEqualTo(1);
    assertThat(verified.err()).contains("spy: not as listed", "must have SHA-256");
    Ended backtest = run("backtest", "--dataset", "spy", "--strategy", "buy_and_hold");
    assertThat(backtest.code()).isEqualTo(4);
    assertThat(backtest.err()).contains("must have SHA-256");
    assertThat(home.resolve("data/simulation")).doesNotExist();
  }

  @Test
  void generatesTheSameMarketOfTheSameSeed() {
    assertThat(hash(generate("one", "5"))).isEqualTo(hash(generate("two", "5")));
    assertThat(hash(generate("three", "6"))).isNotEqualTo(hash(generate("four", "5")));
  }

  @Test
  void listsCalendarsAndStrategies() {
    assertThat(run("calendars").out()).contains("XNYS", "America/New_York", "24X7");
    assertThat(run("strategies").out())
        .contains("momentum: ", "lookback", "a whole number from 2 to 10000 (bars)");
    assertThat(run("strategies", "--json").out()).contains("\"name\":\"buy_and_hold\"");
  }

  private void refuses(String line, String reason, String content) throws IOException {
    Ended ended = add("bad", content);
    assertThat(ended.code()).as(ended.out()).isEqualTo(1);
    assertThat(ended.err())
        .contains("bad is refused", "SPY.csv", line)
        .containsIgnoringCase(reason);
  }

  private Ended add(String id, String content) throws IOException {
    Path file = Files.writeString(root.resolve("in.csv"), content);
    return run(arguments(id, "csv", "SPY=" + file));
  }

  private static Object[] arguments(String id, String format, String file) {
    return new Object[] {
      "data",
      "add",
      "--id",
      id,
      "--source",
      "a test",
      "--licence",
      "none",
      "--calendar",
      "XNYS",
      "--interval",
      "P1D",
      "--format",
      format,
      file
    };
  }

  private String generate(String id, String seed) {
    Ended ended =
        run(
            "data",
            "generate",
            "--id",
            id,
            "--symbols",
            "AAA",
            "--from",
            "2024-01-02",
            "--to",
            "2024-03-28",
            "--seed",
            seed,
            "--json");
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended.out();
  }

  private static String hash(String json) {
    return json.replaceAll("(?s).*\"sha256\":\"([0-9a-f]{64})\".*", "$1");
  }

  private Ended run(Object... arguments) {
    return CommandProcess.in(home).run(arguments);
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(home)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    for (Path file : files) {
      contents.put(file.toString(), Files.readString(file));
    }
    return contents;
  }
}
