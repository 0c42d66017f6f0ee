package io.orrery.cli.simulation;

import io.orrery.basics.Check;
import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.Interruption;
import io.orrery.cli.terminal.ProgressDisplay;
import io.orrery.runs.PointSwept;
import io.orrery.runs.SweepRuns;
import io.orrery.runs.SweepTerms;
import io.orrery.universe.RunId;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a strategy with many sets of parameters, as one session of SIMULATION. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    modelTransformer = TermOptions.class,
    description = "Runs a strategy with every combination of some parameters, on all cores.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the sweep failed",
      "2:wrong usage",
      "4:cannot read the home or the data",
      "5:cancelled"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class SweepCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;
  @Mixin private StrategyOptions strategy;

  @Option(
      names = "--grid",
      paramLabel = "NAME=VALUES",
      description = "values with commas between, or first..last..step; repeatable")
  private List<String> grid = new ArrayList<>();

  @Option(
      names = "--folds",
      paramLabel = "COUNT",
      defaultValue = "0",
      description =
          "how many times the best set is chosen on what was and tried on what came then;"
              + " default: ${DEFAULT-VALUE}")
  private int folds;

  @Option(
      names = "--out-of-sample-from",
      paramLabel = "DATE",
      description = "the first day that no choice may see, instead of folds")
  private @Nullable String outOfSampleFrom;

  @Option(
      names = "--select-by",
      paramLabel = "FIGURE",
      defaultValue = "sharpe_ratio",
      description = "the figure that chooses the best set; default: ${DEFAULT-VALUE}")
  private String selectBy = "";

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description = "goes on with a sweep that was ended; it has all terms of its own")
  private @Nullable RunId resume;

  @Option(
      names = "--top",
      paramLabel = "COUNT",
      defaultValue = "10",
      description = "how many sets to show; all are recorded; default: ${DEFAULT-VALUE}")
  private int top;

  @Option(names = "--json", description = "one JSON object on standard output, with all points")
  private boolean json;

  @Override
  public Integer call() {
    SimulationHome home = new SimulationHome(folder.home());
    int cores = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(cores);
    PrintWriter err = spec.commandLine().getErr();
    try (Interruption interruption = Interruption.listen();
        ProgressDisplay progress = ProgressDisplay.begin(err, "reading and verifying the data")) {
      SweepRuns.Prepared prepared =
          prepared(
              home,
              new SweepRuns(
                  home.runs(),
                  home.sources(strategy.strategies()),
                  Clock.systemUTC(),
                  workers,
                  cores));
      progress.stage("sweep " + prepared.id());
      return interruption.endWith(run(home, prepared, interruption, progress));
    } finally {
      workers.shutdownNow();
    }
  }

  private SweepRuns.Prepared prepared(SimulationHome home, SweepRuns sweeps) {
    if (resume == null) {
      SweepTerms terms =
          new SweepTerms(
              strategy.parameters(), axes(), folds, date(), SweepTerms.measure(selectBy));
      return sweeps.prepare(TermOptions.read(spec), terms);
    }
    if (!TermOptions.given(spec).isEmpty() || !grid.isEmpty() || !strategy.parameters().isEmpty()) {
      throw new IllegalArgumentException(
          "a sweep that is resumed must be told nothing else, --resume was given with terms");
    }
    RecordedRun.find(home.runs(), resume);
    return sweeps.resume(resume);
  }

  private int run(
      SimulationHome home,
      SweepRuns.Prepared prepared,
      Interruption interruption,
      ProgressDisplay progress) {
    try {
      List<PointSwept> points =
          prepared.run(
              (done, total) -> {
                progress.at(done, total);
                return !interruption.isRequested();
              });
      progress.close();
      show(RecordedRun.find(home.runs(), prepared.id()).orElseThrow(), points);
      return ExitCode.DONE;
    } catch (CancellationException e) {
      return ended(progress, "cancelled, go on with --resume " + prepared.id(), ExitCode.CANCELLED);
    } catch (RuntimeException e) {
      return ended(
          progress,
          "the sweep failed, see `orrery runs show %s`: %s"
              .formatted(prepared.id(), e.getMessage()),
          ExitCode.FAILED);
    }
  }

  private int ended(ProgressDisplay progress, String sentence, int code) {
    progress.close();
    spec.commandLine().getErr().println("orrery: " + sentence);
    return code;
  }

  private void show(RecordedRun run, List<PointSwept> points) {
    String by = run.named("terms").getOrDefault("select_by", selectBy);
    SweepText text = new SweepText(run, points, SweepTerms.measure(by));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(text.json());
    } else {
      text.print(out, top, folder.again());
    }
  }

  private Map<String, String> axes() {
    Map<String, String> axes = new LinkedHashMap<>();
    for (String each : grid) {
      int at = each.indexOf('=');
      if (at < 1 || axes.put(each.substring(0, at), each.substring(at + 1)) != null) {
        throw new IllegalArgumentException(
            "--grid must be name=values, each name once, was " + Check.shown(each));
      }
    }
    return axes;
  }

  private Optional<LocalDate> date() {
    try {
      return Optional.ofNullable(outOfSampleFrom).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--out-of-sample-from must be a date such as 2026-01-27, was "
              + Check.shown(String.valueOf(outOfSampleFrom)),
          e);
    }
  }
}
