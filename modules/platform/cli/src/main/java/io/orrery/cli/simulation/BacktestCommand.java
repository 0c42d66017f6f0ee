package io.orrery.cli.simulation;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.Interruption;
import io.orrery.cli.terminal.ProgressDisplay;
import io.orrery.runs.BacktestRuns;
import io.orrery.runs.RunOutcome;
import io.orrery.runs.RunTerms;
import io.orrery.runs.Term;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs a strategy over a dataset, as a session of SIMULATION with ledgers of its own. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    modelTransformer = TermOptions.class,
    description = "Runs a strategy over a dataset, and records all of it.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the run failed",
      "2:wrong usage",
      "4:cannot read the home or the data",
      "5:cancelled"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class BacktestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;
  @Mixin private StrategyOptions strategy;
  @Mixin private RunOutputs outputs;

  @Override
  public Integer call() {
    RunTerms terms = TermOptions.read(spec);
    SimulationHome home = new SimulationHome(folder.home());
    outputs.requireWritable(home.home());
    PrintWriter err = spec.commandLine().getErr();
    String reading = "reading and verifying " + terms.text(Term.DATASET);
    try (Interruption interruption = Interruption.listen();
        ProgressDisplay progress = ProgressDisplay.begin(err, reading)) {
      BacktestRuns.Prepared prepared =
          home.backtests(strategy.strategies()).prepare(terms, strategy.parameters());
      return interruption.endWith(run(home, prepared, interruption, progress));
    }
  }

  private int run(
      SimulationHome home,
      BacktestRuns.Prepared prepared,
      Interruption interruption,
      ProgressDisplay progress) {
    if (interruption.isRequested()) {
      return ended(progress, "cancelled before it began, nothing is recorded", ExitCode.CANCELLED);
    }
    progress.stage("backtest " + prepared.id());
    try {
      RunOutcome outcome =
          prepared.run(
              (done, total) -> {
                progress.at(done, total);
                return !interruption.isRequested();
              });
      progress.close();
      show(home, outcome);
      return ExitCode.DONE;
    } catch (CancellationException e) {
      return ended(progress, "cancelled, recorded as " + prepared.id(), ExitCode.CANCELLED);
    } catch (RuntimeException e) {
      return ended(
          progress,
          "the run failed, see `orrery runs show %s`: %s".formatted(prepared.id(), e.getMessage()),
          ExitCode.FAILED);
    }
  }

  private int ended(ProgressDisplay progress, String sentence, int code) {
    progress.close();
    spec.commandLine().getErr().println("orrery: " + sentence);
    return code;
  }

  private void show(SimulationHome home, RunOutcome outcome) {
    RecordedRun run = RecordedRun.find(home.runs(), outcome.run()).orElseThrow();
    outputs.write(home.home(), run, outcome::performance);
    PrintWriter out = spec.commandLine().getOut();
    if (outputs.isJson()) {
      out.println(RunJson.of(run));
    } else {
      new RunText(out, run).print(folder.again());
    }
  }
}
