package io.orrery.cli.migration;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.JsonLine;
import io.orrery.cli.terminal.ProgressDisplay;
import io.orrery.migration.Migrations;
import io.orrery.migration.Progress;
import io.orrery.migration.RefusedException;
import io.orrery.migration.Report;
import io.orrery.migration.source.SourceChangedException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings the past of another system in: says what would become of it, and with --apply does it. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Brings the records of an old tree into universes, where they prove theirs, or aside.",
      "Says what would be done, and changes nothing without --apply. The old tree is only read."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:planned, done, or there was nothing to do",
      "1:refused: the old tree is written to, or another migration must be finished first",
      "2:wrong usage",
      "4:cannot read"
    },
    subcommands = {MigrationStatusCommand.class, UndoMigrationCommand.class, ClassifyCommand.class})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class MigrateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;
  @Mixin private SourceOptions options;

  @Option(names = "--from", paramLabel = "DIR", description = "the old tree")
  private @Nullable Path from;

  @Option(names = "--apply", description = "do it")
  private boolean apply;

  @Option(names = "--json", description = "one JSON object on standard output")
  private boolean json;

  @Override
  public Integer call() {
    if (from == null || !Files.isDirectory(from)) {
      throw new ParameterException(
          spec.commandLine(), "--from must be the folder of an old tree, was " + from);
    }
    Path home = folder.home();
    Migrations migrations = new MigrationHome(home, Clock.systemUTC()).migrations();
    try (ProgressDisplay display =
        ProgressDisplay.begin(spec.commandLine().getErr(), "looking at the source")) {
      Progress progress = shown(display);
      Report report =
          apply
              ? migrations.apply(options.terms(from, home), progress)
              : migrations.plan(options.terms(from, home), progress);
      print(report);
      return ExitCode.DONE;
    } catch (RefusedException | SourceChangedException e) {
      spec.commandLine().getErr().println("orrery: refused: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private static Progress shown(ProgressDisplay display) {
    AtomicReference<String> before = new AtomicReference<>("");
    return (stage, done, total) -> {
      if (!stage.equals(before.getAndSet(stage))) {
        display.stage(stage + ", bytes");
      }
      display.at(done, total);
    };
  }

  private void print(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonLine.of(report.toMap()));
    } else {
      new ReportText(report, apply).lines().forEach(out::println);
    }
  }
}
