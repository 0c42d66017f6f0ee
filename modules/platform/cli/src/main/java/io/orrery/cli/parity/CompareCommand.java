package io.orrery.cli.parity;

import io.orrery.cli.simulation.SimulationHome;
import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.JsonLine;
import io.orrery.cli.terminal.ProgressDisplay;
import io.orrery.ledger.FileStorage;
import io.orrery.parity.ParityBand;
import io.orrery.parity.ParityReport;
import io.orrery.parity.RecordedSession;
import io.orrery.parity.Repeats;
import io.orrery.parity.Repetition;
import io.orrery.parity.SessionAddress;
import io.orrery.runs.BacktestRuns;
import io.orrery.trade.LedgerException;
import io.orrery.universe.RunId;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds one session against another, and says whether they deviate by more than a band allows. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    modelTransformer = BandOptions.class,
    description = "Holds two sessions against each other, decision by decision.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:within the band",
      "1:outside the band",
      "2:wrong usage",
      "4:cannot read",
      "6:undecided, for the reasons that are shown"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;

  @Parameters(
      index = "0",
      paramLabel = "LEFT",
      description =
          "what is measured against: paper/P-..., live/L-..., simulation/S-... or a run R-...")
  private SessionAddress left;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RIGHT",
      description = "what is measured, likewise; not with --repeat")
  private @Nullable SessionAddress right;

  @Option(
      names = "--repeat",
      description =
          "runs LEFT again in SIMULATION on the bars that it recorded, and measures that run")
  private boolean repeat;

  @Option(
      names = "--deals",
      paramLabel = "COUNT",
      defaultValue = "20",
      description = "how many deals of each list are shown; default: ${DEFAULT-VALUE}")
  private int deals;

  @Option(names = "--json", description = "one JSON object on standard output, with all deals")
  private boolean json;

  @Override
  public Integer call() {
    if (deals < 0) {
      throw new IllegalArgumentException("--deals must not be negative, was " + deals);
    }
    if (repeat == (right != null)) {
      throw new ParameterException(
          spec.commandLine(), "either RIGHT or --repeat must be given, and not both");
    }
    ParityBand band = BandOptions.read(spec);
    SimulationHome home = new SimulationHome(folder.home());
    RecordedSession one = found(home, left);
    Repeats repeats = home.repeats();
    ParityReport report =
        right == null
            ? repeats.report(one, repeated(repeats, one, band), band)
            : repeats.report(one, found(home, right), band);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> all = report.toMap(Integer.MAX_VALUE);
      all.put("digest", report.digest().value());
      out.println(JsonLine.of(all));
    } else {
      new ParityText(out, report).print(deals);
    }
    return switch (report.verdict().answer()) {
      case WITHIN -> ExitCode.DONE;
      case OUTSIDE -> ExitCode.FAILED;
      case UNDECIDED -> ExitCode.UNDECIDED;
    };
  }

  private RunId repeated(Repeats repeats, RecordedSession original, ParityBand band) {
    Repetition plan =
        repeats
            .plan(original)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a strategy must have decided in %s to be repeated, and none has"
                            .formatted(left)));
    BacktestRuns.Prepared prepared = repeats.prepare(plan, band);
    try (ProgressDisplay progress =
        ProgressDisplay.begin(spec.commandLine().getErr(), "run " + prepared.id())) {
      prepared.run(
          (done, total) -> {
            progress.at(done, total);
            return true;
          });
    }
    return prepared.id();
  }

  private static RecordedSession found(SimulationHome home, SessionAddress address) {
    FileStorage storage = new FileStorage(home.home(), Clock.systemUTC());
    return RecordedSession.find(address, storage::archive, home.runs())
        .orElseThrow(
            () -> new LedgerException("cannot read %s: it is not on record".formatted(address)));
  }
}
