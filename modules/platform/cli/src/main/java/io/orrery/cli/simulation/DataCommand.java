package io.orrery.cli.simulation;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.ProgressDisplay;
import io.orrery.feeds.DatasetFolder;
import io.orrery.market.Dataset;
import io.orrery.market.MarketDataException;
import io.orrery.trade.LedgerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The datasets of a home. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Looks after the datasets in data/shared of a home.",
    subcommands = {
      DataCommand.Listing.class,
      DataCommand.Verifying.class,
      AddDataCommand.class,
      GenerateDataCommand.class,
      SectorsCommand.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class DataCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "what to do must be list, add, verify, generate or sectors");
  }

  /** Lists them. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the datasets.",
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:done", "2:wrong usage", "4:cannot read"})
  static final class Listing implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private HomeFolder folder;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Override
    public Integer call() {
      List<Dataset> all = new SimulationHome(folder.home()).datasets().list();
      new DatasetTable(spec.commandLine().getOut(), json).list(all);
      return ExitCode.DONE;
    }
  }

  /** Compares bytes with hashes, and reads every bar. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Compares the bytes of datasets with their hashes, and reads every bar.",
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {
        "0:all are as listed",
        "1:one is not as listed",
        "2:wrong usage",
        "4:cannot read"
      })
  static final class Verifying implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private HomeFolder folder;

    @Parameters(paramLabel = "DATASET", arity = "0..*", description = "which; default: all")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Override
    public Integer call() {
      DatasetFolder datasets = new SimulationHome(folder.home()).datasets();
      List<String> all = datasets.list().stream().map(Dataset::id).toList();
      int code = ExitCode.DONE;
      try (ProgressDisplay progress =
          ProgressDisplay.begin(spec.commandLine().getErr(), "verifying, datasets")) {
        List<String> wanted = ids.isEmpty() ? all : ids;
        for (int i = 0; i < wanted.size(); i++) {
          progress.at(i, wanted.size());
          requireListed(all, wanted.get(i));
          code = Math.max(code, verify(datasets, wanted.get(i)));
        }
      }
      return code;
    }

    private static void requireListed(List<String> all, String id) {
      if (!all.contains(id)) {
        throw new LedgerException("cannot read dataset %s: listed are %s".formatted(id, all));
      }
    }

    private int verify(DatasetFolder datasets, String id) {
      try {
        new DatasetTable(spec.commandLine().getOut(), json).report(datasets.verify(id));
        return ExitCode.DONE;
      } catch (MarketDataException e) {
        spec.commandLine().getErr().println("%s: not as listed: %s".formatted(id, e.getMessage()));
        return ExitCode.FAILED;
      }
    }
  }
}
