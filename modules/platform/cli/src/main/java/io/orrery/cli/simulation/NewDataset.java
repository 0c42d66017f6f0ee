package io.orrery.cli.simulation;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.ProgressDisplay;
import io.orrery.feeds.DatasetFolder;
import io.orrery.market.MarketDataException;
import picocli.CommandLine.Model.CommandSpec;

/** A dataset that a command adds: reports what is in it, or says why it is refused. */
record NewDataset(CommandSpec spec, DatasetFolder datasets, String id, boolean json) {

  /**
   * Answers an exit code.
   *
   * @param doing what {@code adding} does, for who waits
   * @param adding checks it and lists it, or throws {@link MarketDataException}
   */
  int add(String doing, Runnable adding) {
    try (ProgressDisplay progress =
        ProgressDisplay.begin(spec.commandLine().getErr(), doing + " " + id)) {
      adding.run();
      progress.stage("verifying " + id);
      new DatasetTable(spec.commandLine().getOut(), json).report(datasets.verify(id));
      return ExitCode.DONE;
    } catch (MarketDataException e) {
      spec.commandLine()
          .getErr()
          .println("orrery: %s is refused: %s".formatted(id, e.getMessage()));
      return ExitCode.FAILED;
    }
  }
}
