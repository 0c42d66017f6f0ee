package io.orrery.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.cli.CommandProcess;
import io.orrery.cli.CommandProcess.Ended;
import io.orrery.cli.sample.StrategyJar;
import io.orrery.runs.Term;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backtests from outside: real processes on a home of their own. */
class BacktestCommandTest {

  private static final Pattern RUN = Pattern.compile("R-[0-9A-Z]{26}");

  @TempDir Path root;
  Path home = Path.of("");

  @BeforeEach
  void generate() throws IOException {
    home = Files.createDirectory(root.resolve("home"));
    Ended ended =
        run(
            List.of(
                "data",
                "generate",
                "--id",
                "walk",
                "--symbols",
                "AAA,BBB",
                "--from",
                "2021-01-04",
                "--to",
                "2022-12-30",
                "--seed",
                "11"));
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  void recordsWhatVerifiesAndIsShownAgainWithTheSameFigures() throws IOException {
    Path first = root.resolve("first.html");
    Ended ended = backtest("--json", "--report", first, "--equity-csv", root.resolve("e.csv"));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().lines()).hasSize(1);
    assertThat(ended.out())
        .contains(
            "\"outcome\":\"completed\"",
            "\"universe\":\"simulation\"",
            "\"validity_class\":\"SIM_VALID_FOR_TRAINING\"",
            "\"total_return\":{\"value\":\"");
    String run = runOf(ended.out());

    Ended verified = run(List.of("verify", "--run", run));
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(verified.out()).contains("trades: intact").contains("events: intact");
    Path again = root.resolve("again.html");
    Ended shown = run(List.of("runs", "show", run, "--json", "--report", again));
    assertThat(shown.out()).isEqualTo(ended.out());
    assertThat(Files.readString(again)).isEqualTo(Files.readString(first)).contains(run);
    assertThat(run(List.of("runs")).out()).contains(run).contains("completed");
    assertThat(Files.readString(root.resolve("e.csv"))).startsWith("universe,session_id");
  }

  @Test
  void saysFirstWhatAResultMayBeUsedFor() {
    Ended ended = backtest("--latency", "PT0S", "--fill-model", "same_close");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .startsWith("SIM_INVALID_FOR_TRAINING\n  because latency not modelled\n")
        .contains("because fills too early")
        .contains("Benchmark's return")
        .contains("undefined: there is no benchmark")
        .contains("orrery verify --run " + runOf(ended.out()));
  }

  @Test
  @Tag("U17")
  void recordsTheSameBytesWithAnotherLocaleTimeZoneAndNumberOfCores() throws IOException {
    String here = runOf(backtest("--record-equity", "every_bar").out());
    Ended elsewhere =
        CommandProcess.in(home)
            .with(
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Duser.extensions=u-nu-arab",
                "-Duser.timezone=Pacific/Apia",
                "-XX:ActiveProcessorCount=1")
            .run(
                "backtest",
                "--dataset",
                "walk",
                "--strategy",
                "momentum",
                "--record-equity",
                "every_bar");
    assertThat(elsewhere.code()).as(elsewhere.err()).isZero();

    String first = records(here);
    assertThat(first).contains("\"trade_recorded\"", "\"run_finished\"", "\"equity\"");
    assertThat(records(runOf(elsewhere.out()))).isEqualTo(first);
  }

  @Test
  void recordsThatAStrategyFailedAndEndsWithOne() throws IOException {
    Ended ended = backtestOf("broken", List.of());

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("the run failed", "nobody told me what to do");
    Ended shown = run(List.of("runs", "show", runOf(ended.err())));
    assertThat(shown.out()).contains("failed").contains("nobody told me what to do");
  }

  @Test
  void endsInOrderWhenItIsToldToStop() throws Exception {
    Path err = root.resolve("err");
    Process process =
        CommandProcess.in(home)
            .start(
                root.resolve("out"),
                err,
                "backtest",
                "--dataset",
                "walk",
                "--strategy",
                "slow",
                "--classpath",
                StrategyJar.in(root));
    assertThat(eventually(() -> Files.exists(home.resolve("data/simulation/runs")))).isTrue();
    assertThat(eventually(() -> Files.readString(err).contains(" left"))).isTrue();
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).isEqualTo(5);
    assertThat(Files.readString(err)).contains("cancelled, recorded as R-");
    String run = runOf(Files.readString(err));
    assertThat(run(List.of("runs", "show", run)).out()).contains("cancelled");
    assertThat(run(List.of("verify", "--run", run)).code()).isZero();
  }

  @Test
  @Tag("U12")
  void refusesWhatItDoesNotUnderstandAndRecordsNothing() {
    refuses(2, "Unknown option", "--fill-modell", "next_open");
    refuses(2, "fill_model must be same_close or next_open", "--fill-model", "soon");
    refuses(2, "momentum: parameter must be one of", "--set", "lookback_days=10");
    refuses(2, "--set must name a parameter once", "--set", "lookback=9", "--set", "lookback=8");
    refuses(2, "symbols must be of dataset walk", "--benchmark", "ZZZ");
    refuses(4, "cannot read the class path entry", "--classpath", "nowhere.jar");
    Ended unlisted = run(List.of("backtest", "--dataset", "none", "--strategy", "rsi"));
    assertThat(unlisted.code()).isEqualTo(4);
    assertThat(run(List.of("backtest", "--strategy", "rsi")).code()).isEqualTo(2);
    assertThat(home.resolve("data/simulation")).doesNotExist();
  }

  @Test
  @Tag("U5")
  void writesNoReportWhereTheHomeKeepsItsOwn() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("link"), home.resolve("data/shared"));
    refuses(2, "a report must lie outside of", "--report", home.resolve("data/report.html"));
    refuses(2, "a report must lie outside of", "--equity-csv", link.resolve("manifest.json"));
    assertThat(home.resolve("data/simulation")).doesNotExist();
  }

  @Test
  void hasAnOptionForEachTermWithItsDefault() {
    String help = run(List.of("backtest", "--help")).out().replaceAll("\\s+", " ");
    for (Term term : Term.values()) {
      assertThat(help).contains(TermOptions.name(term) + "=");
      term.byDefault().ifPresent(text -> assertThat(help).contains("default: " + text));
    }
  }

  private void refuses(int code, String message, Object... more) {
    Ended ended = backtest(more);
    assertThat(ended.err()).contains(message);
    assertThat(ended.code()).isEqualTo(code);
  }

  private Ended backtest(Object... more) {
    return backtestOf("momentum", List.of(more), "");
  }

  private Ended backtestOf(String strategy, List<Object> more) throws IOException {
    return backtestOf(strategy, more, StrategyJar.in(root).toString());
  }

  private Ended backtestOf(String strategy, List<Object> more, String jar) {
    Stream<Object> arguments =
        Stream.concat(
            Stream.of("backtest", "--dataset", "walk", "--strategy", strategy), more.stream());
    Stream<Object> jars = jar.isEmpty() ? Stream.of() : Stream.of("--classpath", jar);
    return run(Stream.concat(arguments, jars).toList());
  }

  private Ended run(List<Object> arguments) {
    return CommandProcess.in(home).run(arguments.toArray());
  }

  private static String runOf(String text) {
    Matcher matcher = RUN.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group();
  }

  /** All records of a run but for what names the run, the session, the hour and the chain. */
  private String records(String run) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file :
          files
              .filter(each -> each.toString().contains(run) && each.toString().endsWith(".jsonl"))
              .sorted(Comparator.comparing(each -> name(each)))
              .toList()) {
        all.append(name(file)).append('\n').append(Files.readString(file));
      }
    }
    return all.toString()
        .replaceAll("S-[0-9A-Z]{26}", "SESSION")
        .replaceAll("\"(recorded_at|opened_at|closed_at)\":\"[^\"]*\"", "\"$1\":\"\"")
        .replaceAll("\"(hash|prev_hash|previous_hash)\":\"[0-9a-f]{64}\"", "\"$1\":\"\"");
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceAll("[0-9]{8,}", "N");
  }

  private interface Question {
    boolean ask() throws IOException;
  }

  private static boolean eventually(Question question) throws Exception {
    for (int i = 0; i < 600; i++) {
      if (question.ask()) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }
}
