package io.orrery.cli.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.cli.CommandProcess;
import io.orrery.cli.CommandProcess.Ended;
import io.orrery.cli.terminal.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons from outside: real processes on a home of their own. */
@Tag("U10")
class CompareCommandTest {

  private static final Pattern RUN = Pattern.compile("R-[0-9A-Z]{26}");

  @TempDir private Path home;

  @BeforeEach
  void generate() {
    generate("walk", "11");
  }

  private void generate(String id, String seed) {
    Ended ended =
        run(
            "data",
            "generate",
            "--id",
            id,
            "--symbols",
            "AAA,BBB",
            "--from",
            "2021-01-04",
            "--to",
            "2022-12-30",
            "--seed",
            seed);
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  private Ended run(Object... arguments) {
    return CommandProcess.in(home).run(arguments);
  }

  private String backtest(String dataset, String... more) {
    List<Object> all =
        new ArrayList<>(
            List.of("backtest", "--dataset", dataset, "--strategy", "momentum", "--json"));
    all.addAll(List.of(more));
    Ended ended = run(all.toArray());
    assertThat(ended.code()).as(ended.err()).isZero();
    Matcher matcher = RUN.matcher(ended.out());
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }

  @Test
  void endsByTheVerdictOfTwoRuns() {
    String one = backtest("walk");
    String same = backtest("walk");
    Ended within = run("compare", one, same, "--json");
    assertThat(within.code()).as(within.out() + within.err()).isEqualTo(ExitCode.DONE);
    assertThat(within.out().lines()).hasSize(1);
    assertThat(within.out())
        .contains(
            "\"answer\":\"within\"",
            "\"kind\":\"same_dataset\"",
            "\"matched_by\":\"bar\"",
            "\"only_left\":[],\"only_right\":[]")
        .containsPattern("\"left\":\\{\"universe\":\"simulation\",\"session_id\":\"S-")
        .containsPattern("\"digest\":\"[0-9a-f]{64}\"\\}");
    assertThat(run("compare", one, same, "--json").out())
        .as("the same records give the same bytes")
        .isEqualTo(within.out());

    String dear = backtest("walk", "--slippage-basis-points", "40");
    Ended outside = run("compare", one, dear, "--deals", "1");
    assertThat(outside.code()).as(outside.err()).isEqualTo(ExitCode.FAILED);
    assertThat(outside.out())
        .startsWith("outside the band")
        .contains("price_basis_points_p95 must be at most 10", "more; see --deals", "digest ");
    assertThat(
            run(
                    "compare",
                    one,
                    dear,
                    "--price-basis-points",
                    "50",
                    "--quantity-fraction",
                    "1",
                    "--unmatched-share",
                    "1")
                .code())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void whatCannotBeJudgedIsUndecided() {
    generate("other", "12");
    String one = backtest("walk");
    Ended other = run("compare", one, backtest("other"));
    assertThat(other.code()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(other.out())
        .startsWith("undecided")
        .contains("both sides must have seen the same market", "is not equal on both sides");
    Ended few = run("compare", one, backtest("walk"), "--pairs", "100000");
    assertThat(few.code()).isEqualTo(ExitCode.UNDECIDED);
    assertThat(few.out()).contains("at least 100000 pairs must be there");
  }

  @Test
  void refusesWhatCannotBeCompared() {
    String one = backtest("walk");
    assertThat(run("compare", one, one).code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("compare", one, one).err()).contains("compared with itself");
    assertThat(run("compare", one).err()).contains("either RIGHT or --repeat");
    assertThat(run("compare", one, "paper").code()).isEqualTo(ExitCode.USAGE);
    Ended unknown = run("compare", one, "R-" + "0".repeat(26));
    assertThat(unknown.code()).isEqualTo(ExitCode.CANNOT_READ);
    assertThat(unknown.err()).contains("it is not on record");
    Ended wrong = run("compare", one, one, "--unmatched-share", "2");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("unmatched_share must not be above 1");
    Ended unrecorded = run("compare", one, "--repeat");
    assertThat(unrecorded.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unrecorded.err()).contains("must have recorded the bars that it saw");
  }
}
