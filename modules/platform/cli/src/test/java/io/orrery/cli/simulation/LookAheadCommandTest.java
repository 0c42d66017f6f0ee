package io.orrery.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.cli.CommandProcess;
import io.orrery.cli.CommandProcess.Ended;
import io.orrery.cli.sample.StrategyJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped check on strategies that come in a jar, and what else runs with them. */
class LookAheadCommandTest {

  @TempDir Path root;
  Path home = Path.of("");
  Path jar = Path.of("");

  @BeforeEach
  void generate() throws IOException {
    home = Files.createDirectory(root.resolve("home"));
    jar = StrategyJar.in(root);
    Ended ended =
        run(
            "data",
            "generate",
            "--id",
            "walk",
            "--symbols",
            "AAA",
            "--from",
            "2022-01-03",
            "--to",
            "2022-12-30",
            "--seed",
            "3");
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  @Tag("U18")
  void catchesAUsersStrategyThatReadsTomorrowFromAFile() {
    Ended ended =
        CommandProcess.in(home)
            .with("-Dtest.tomorrow=" + home.resolve("data/shared/datasets/walk/AAA.csv"))
            .run("lookahead", "--strategy", "clairvoyant", "--dataset", "walk", "--classpath", jar);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("clairvoyant on AAA: leaks: the decision on bar");
  }

  @Test
  @Tag("U18")
  void findsNothingInAStrategyThatRestsOnItsBars() {
    Ended careful =
        run("lookahead", "--strategy", "careful", "--dataset", "walk", "--classpath", jar);
    assertThat(careful.code()).as(careful.err()).isZero();
    assertThat(careful.out()).contains("careful on AAA: nothing found in");
    Ended momentum =
        run("lookahead", "--strategy", "momentum", "--dataset", "walk", "--set", "lookback=9");
    assertThat(momentum.code()).as(momentum.err()).isZero();
  }

  @Test
  void saysThatAStrategyCouldNotBeChecked() {
    Ended ended = run("lookahead", "--strategy", "broken", "--dataset", "walk", "--classpath", jar);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("cannot be checked", "nobody told me what to do");
    assertThat(run("lookahead", "--strategy", "careful", "--dataset", "walk").code()).isEqualTo(2);
    assertThat(run("strategies", "--classpath", jar).out()).contains("careful: A sample");
  }

  @Test
  void sweepsEveryCombinationIntoOneRunThatVerifies() {
    Ended ended =
        run(
            "sweep",
            "--dataset",
            "walk",
            "--strategy",
            "momentum",
            "--grid",
            "lookback=5..15..5",
            "--grid",
            "stop_loss=0.05,0.1",
            "--folds",
            "1",
            "--json");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().split("\"sample\":\"in_sample\",\"parameters\"", -1)).hasSize(7);
    assertThat(ended.out()).contains("\"sample\":\"out_of_sample\",\"parameters\"");
    String run = ended.out().replaceAll("(?s).*\"run_id\":\"(R-[0-9A-Z]{26})\".*", "$1");
    assertThat(run("verify", "--run", run).code()).isZero();
    assertThat(run("runs").out()).contains(run + "  sweep  completed");
    Ended shown = run("runs", "show", run, "--report", root.resolve("no.html"));
    assertThat(shown.code()).isEqualTo(2);
    assertThat(shown.err()).contains("a report must be of a backtest");
  }

  @Test
  void sweepsAUsersStrategyOnlyWithParametersItHas() {
    Ended ended =
        run(
            "sweep",
            "--dataset",
            "walk",
            "--strategy",
            "careful",
            "--classpath",
            jar,
            "--grid",
            "lookback=5,10");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("careful: parameter must be one of none");
  }

  @Test
  void goesOnWithASweepThatWasEnded() throws Exception {
    Path err = root.resolve("err");
    Process process =
        CommandProcess.in(home)
            .start(
                root.resolve("out"),
                err,
                "sweep",
                "--dataset",
                "walk",
                "--strategy",
                "slow",
                "--classpath",
                jar,
                "--grid",
                "pause=20,21,22,23,24,25");
    for (int i = 0; i < 600 && !Files.readString(err).contains("sweep R-"); i++) {
      Thread.sleep(100);
    }
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(5);
    String run = Files.readString(err).replaceAll("(?s).*--resume (R-[0-9A-Z]{26}).*", "$1");
    assertThat(run("sweep", "--resume", run, "--grid", "pause=1").code()).isEqualTo(2);

    Ended ended = run("sweep", "--resume", run, "--classpath", jar, "--json");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("\"run_id\":\"" + run).contains("\"pause\":\"25\"");
    assertThat(run("verify", "--run", run).code()).isZero();
  }

  private Ended run(Object... arguments) {
    return CommandProcess.in(home).run(arguments);
  }
}
