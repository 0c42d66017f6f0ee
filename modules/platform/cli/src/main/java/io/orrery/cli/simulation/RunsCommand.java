package io.orrery.cli.simulation;

import io.orrery.basics.Check;
import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.TextTable;
import io.orrery.strategy.Strategies;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Runs;
import io.orrery.universe.RunId;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists recorded runs, and shows one. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "Lists the recorded runs, the newest first.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "2:wrong usage", "4:cannot read"},
    subcommands = RunsCommand.Show.class)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RunsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;

  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      defaultValue = "20",
      description = "how many at most; default: ${DEFAULT-VALUE}")
  private int limit;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Override
  public Integer call() {
    Check.atLeastOne("--limit", limit);
    Runs runs = new SimulationHome(folder.home()).runs();
    List<RunId> all = runs.newestFirst();
    TextTable table =
        new TextTable("Run", "Kind", "Outcome", "Strategy", "Dataset", "Total return", "Validity");
    PrintWriter out = spec.commandLine().getOut();
    int code = ExitCode.DONE;
    for (RunId id : all.subList(0, Math.min(limit, all.size()))) {
      code = Math.max(code, add(runs, id, table));
    }
    if (!json) {
      table.lines().forEach(out::println);
      if (all.size() > limit) {
        out.println("%d more; see --limit".formatted(all.size() - limit));
      }
    }
    return code;
  }

  private int add(Runs runs, RunId id, TextTable table) {
    try {
      Optional<RecordedRun> found = RecordedRun.find(runs, id);
      if (found.isEmpty()) {
        table.row(id.value(), "", "recorded no beginning");
      } else if (json) {
        spec.commandLine().getOut().println(RunJson.of(found.get()));
      } else {
        add(found.get(), table);
      }
      return ExitCode.DONE;
    } catch (LedgerException e) {
      spec.commandLine().getErr().println("orrery: run %s: %s".formatted(id, e.getMessage()));
      return ExitCode.CANNOT_READ;
    }
  }

  private static void add(RecordedRun run, TextTable table) {
    table.row(
        run.id().value(),
        RecordedRun.text(run.started(), "kind"),
        run.outcome(),
        RecordedRun.text(run.started(), "strategy"),
        run.named("terms").getOrDefault("dataset", ""),
        RunText.totalReturn(run),
        run.validityClass());
  }

  /** Shows one run from its records. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows a run from its records, and makes its reports again.",
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:done", "2:wrong usage", "4:cannot read"})
  static final class Show implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private HomeFolder folder;
    @Mixin private RunOutputs outputs;

    @Parameters(paramLabel = "RUN", description = "as `orrery runs` names it")
    private RunId id;

    @Override
    public Integer call() {
      SimulationHome home = new SimulationHome(folder.home());
      outputs.requireWritable(home.home());
      RecordedRun run =
          RecordedRun.find(home.runs(), id)
              .orElseThrow(
                  () ->
                      new LedgerException(
                          "cannot read run %s: it recorded no beginning".formatted(id)));
      outputs.write(home.home(), run, () -> run.performance(home.sources(Strategies.builtIn())));
      PrintWriter out = spec.commandLine().getOut();
      if (outputs.isJson()) {
        out.println(RunJson.of(run));
      } else {
        new RunText(out, run).print(folder.again());
      }
      return ExitCode.DONE;
    }
  }
}
