package io.orrery.cli.migration;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.migration.Applied;
import io.orrery.migration.RefusedException;
import io.orrery.migration.Undo;
import io.orrery.migration.source.JsonText;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MIGRATION",
      description = "which; default: the newest")
  private @Nullable String id;

  @Option(names = "--json", description = "one JSON object on standard output")
  private boolean json;

  @Override
  public Integer call() {
    try {
      Applied migration = new MigrationHome(folder.home(), Clock.systemUTC()).find(id);
      long files = new Undo(migration).run();
      spec.commandLine().getOut().println(said(migration.id(), files));
      return ExitCode.DONE;
    } catch (RefusedException e) {
      spec.commandLine().getErr().println("orrery: refused: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private String said(String undone, long files) {
    if (!json) {
      return "undone: migration %s, %d files removed".formatted(undone, files);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("undone", undone);
    fields.put("files_removed", files);
    return JsonText.of(fields);
  }
}
