package io.orrery.cli.migration;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.JsonLine;
import io.orrery.migration.Applied;
import io.orrery.migration.Report;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which migrations there are. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Lists the migrations of a home, the oldest first, with the imports they made.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all are finished", "1:one is not", "2:wrong usage", "4:cannot read"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MigrationStatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    int code = ExitCode.DONE;
    for (Applied each : new MigrationHome(folder.home(), Clock.systemUTC()).migrations().all()) {
      out.println(json ? JsonLine.of(fields(each)) : sentence(each));
      if (!json) {
        each.imports().forEach(made -> out.println("  import " + made));
      }
      code = Math.max(code, each.isFinished() ? ExitCode.DONE : ExitCode.FAILED);
    }
    return code;
  }

  private static String sentence(Applied migration) {
    String counts =
        migration
            .report()
            .map(
                report ->
                    "%d migrated, %d quarantined, %d rejected"
                        .formatted(report.migrated(), report.quarantined(), report.rejected()))
            .orElse("repeat it with --apply to go on, or undo it");
    return "%s begun %s, %s: %s"
        .formatted(migration.id(), migration.at(), state(migration), counts);
  }

  private static String state(Applied migration) {
    if (migration.isBeingUndone()) {
      return "undo unfinished";
    }
    return migration.isFinished() ? "finished" : "interrupted";
  }

  private static Map<String, Object> fields(Applied migration) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", migration.id());
    fields.put("at", migration.at().toString());
    fields.put("state", state(migration));
    fields.put("classified", migration.isClassified());
    fields.put("imports", migration.imports());
    Optional<Report> report = migration.report();
    report.ifPresent(done -> fields.put("report", done.toMap()));
    return fields;
  }
}
