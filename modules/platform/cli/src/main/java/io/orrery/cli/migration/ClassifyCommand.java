package io.orrery.cli.migration;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.ResultOutput;
import io.orrery.migration.Applied;
import io.orrery.migration.Classification;
import io.orrery.migration.RefusedException;
import io.orrery.migration.proof.PersonsWord;
import io.orrery.universe.Universe;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes down what a person says about records that are kept aside, and records them. */
@Command(
    name = "classify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Puts records of data/unclassified into a universe, because a person says so.",
      "Who and why is recorded beside them for ever. What their shape contradicts is refused."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:recorded",
      "1:refused, nothing was recorded",
      "2:wrong usage",
      "4:cannot read"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ClassifyCommand implements Callable<Integer> {

  private static final Pattern ID =
      Pattern.compile("([0-9]{1,6})-([0-9]{1,15})(?::([0-9]{1,15}))?");

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;
  @Mixin private SourceOptions options;
  @Mixin private ResultOutput result;

  @Option(
      names = "--id",
      required = true,
      paramLabel = "ID",
      description =
          "the id of a record in data/unclassified, such as 3-17, or 3-17:40 for lines 17 to 40")
  private String id = "";

  @Option(names = "--universe", required = true, paramLabel = "NAME", description = "whose it is")
  private Universe universe;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
  private String reason = "";

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "who says so")
  private String by = "";

  @Option(
      names = "--migration",
      paramLabel = "MIGRATION",
      description = "which migration; default: the newest")
  private @Nullable String migration;

  @Override
  public Integer call() {
    MigrationHome parts = new MigrationHome(folder.home(), Clock.systemUTC());
    try {
      Applied applied = parts.find(migration);
      long records =
          new Classification(applied, parts::imports, parts.clock())
              .classify(decision(), options.reading());
      result.print(
          spec,
          Map.of(
              "migration",
              applied.id(),
              "universe",
              universe.wireName(),
              "recorded",
              records,
              "by",
              by),
          "recorded: %d records of %s, by %s".formatted(records, universe, by));
      return ExitCode.DONE;
    } catch (RefusedException e) {
      spec.commandLine().getErr().println("orrery: refused: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private Classification.Decision decision() {
    Matcher form = ID.matcher(id);
    if (!form.matches()) {
      throw new IllegalArgumentException("--id must be FILE-LINE or FILE-LINE:LINE, was " + id);
    }
    long first = Long.parseLong(form.group(2));
    long last = form.group(3) == null ? first : Long.parseLong(form.group(3));
    return new Classification.Decision(
        Integer.parseInt(form.group(1)), new PersonsWord(universe, first, last), by, reason);
  }
}
