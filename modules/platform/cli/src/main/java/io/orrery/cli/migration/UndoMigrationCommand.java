package io.orrery.cli.migration;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.ResultOutput;
import io.orrery.migration.Applied;
import io.orrery.migration.RefusedException;
import io.orrery.migration.Undo;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a migration back. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description = "Takes a migration back: every byte of the home is as it was before.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:undone",
      "1:refused: what it made was changed since",
      "2:wrong usage",
      "4:cannot read"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class UndoMigrationCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;
  @Mixin private ResultOutput result;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MIGRATION",
      description = "which; default: the newest")
  private @Nullable String id;

  @Override
  public Integer call() {
    try {
      Applied migration = new MigrationHome(folder.home(), Clock.systemUTC()).find(id);
      long files = new Undo(migration).run();
      result.print(
          spec,
          Map.of("undone", migration.id(), "files_removed", files),
          "undone: migration %s, %d files removed".formatted(migration.id(), files));
      return ExitCode.DONE;
    } catch (RefusedException e) {
      spec.commandLine().getErr().println("orrery: refused: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }
}
