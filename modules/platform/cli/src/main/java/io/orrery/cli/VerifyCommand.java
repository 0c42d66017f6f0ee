package io.orrery.cli;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Verdict;
import io.orrery.universe.RunId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.Checkpoint;
import io.orrery.verifier.Verifier;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Verifies ledgers, one sentence a ledger. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Verifies ledgers from their files and a public key.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:intact", "1:not intact", "2:wrong usage", "4:cannot read"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeOptions options;

  @Option(
      names = "--universe",
      paramLabel = "UNIVERSE",
      description = "live, paper or simulation; default: all that there are")
  private List<Universe> universes = new ArrayList<>();

  @Option(
      names = "--stream",
      paramLabel = "STREAM",
      description = "trades, orders, equity, events or audit; default: all that there are")
  private List<Stream> streams = new ArrayList<>();

  @Option(
      names = "--checkpoint",
      paramLabel = "PATH",
      description = "a published checkpoint, or a folder of them")
  private List<Path> checkpoints = new ArrayList<>();

  @ArgGroup private @Nullable Apart apart;

  /** Ledgers that are not a universe's own; of one kind at a time. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  private static final class Apart {

    @Option(
        names = "--run",
        paramLabel = "RUN",
        description =
            "a run of simulation, such as a backtest, instead of the universes' own ledgers")
    private @Nullable RunId run;

    @Option(
        names = "--import",
        paramLabel = "RUN",
        description = "an import of a universe's past, instead of the universes' own ledgers")
    private @Nullable RunId imported;
  }

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Override
  public Integer call() {
    requireFitting();
    Path home = options.home();
    List<Checkpoint> known = CheckpointFiles.read(checkpoints);
    Verifier verifier = verifier(home, known);
    List<Ledger> ledgers = chosen(home);
    requireUsed(known, ledgers);
    int code = ExitCode.DONE;
    for (Ledger ledger : ledgers) {
      code = Math.max(code, verify(verifier, ledger));
    }
    return code;
  }

  private void requireFitting() {
    if (apart != null && !(universes.isEmpty() && checkpoints.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          "--universe and --checkpoint are about the universes' own ledgers, and must not stand beside --run or --import");
    }
  }

  private Verifier verifier(Path home, List<Checkpoint> known) {
    if (apart == null) {
      return new Verifier(home, options.key(), known);
    }
    return apart.run == null
        ? Verifier.ofImport(home, imported(apart), options.key())
        : Verifier.ofRun(home, apart.run, options.key());
  }

  private List<Ledger> chosen(Path home) {
    if (apart == null) {
      return ledgers(home);
    }
    return apart.run == null
        ? ledgersOf(home, imported(apart), "imports", universeOf(home, imported(apart)))
        : ledgersOf(home, apart.run, "runs", Universe.SIMULATION);
  }

  /** An exclusive group has exactly one of its options. */
  private static RunId imported(Apart apart) {
    return Objects.requireNonNull(apart.imported, "the other option of the group");
  }

  /** The one universe in whose roots such an import lies; any, if there is none. */
  private static Universe universeOf(Path home, RunId id) {
    return Arrays.stream(Universe.values())
        .filter(
            each -> Files.isDirectory(folder(home, each).resolve("imports").resolve(id.value())))
        .findFirst()
        .orElse(Universe.SIMULATION);
  }

  private static Path folder(Path home, Universe universe) {
    return home.resolve("data").resolve(universe.wireName());
  }

  private record Ledger(Universe universe, Stream stream) {}

  private List<Ledger> ledgers(Path home) {
    List<Ledger> found = new ArrayList<>();
    for (Universe universe : universes.isEmpty() ? Arrays.asList(Universe.values()) : universes) {
      for (Stream stream : streams.isEmpty() ? Arrays.asList(Stream.values()) : streams) {
        if (isWanted(home, universe, stream)) {
          found.add(new Ledger(universe, stream));
        }
      }
    }
    if (found.isEmpty()) {
      throw new LedgerException("cannot read %s: there is no ledger below it".formatted(home));
    }
    return found;
  }

  private List<Ledger> ledgersOf(Path home, RunId id, String folder, Universe universe) {
    if (!Files.isDirectory(folder(home, universe).resolve(folder).resolve(id.value()))) {
      throw new LedgerException("cannot read run %s: it is not below %s".formatted(id, home));
    }
    return (streams.isEmpty() ? Arrays.asList(Stream.values()) : streams)
        .stream().map(stream -> new Ledger(universe, stream)).toList();
  }

  /** One that was asked for by name; else one that has files, or whose root has been there. */
  private boolean isWanted(Path home, Universe universe, Stream stream) {
    String area = stream.area() == Stream.Area.DATA ? "data" : "logs";
    Path root = home.resolve(area).resolve(universe.wireName());
    return !universes.isEmpty() || Files.isDirectory(root);
  }

  private void requireUsed(List<Checkpoint> known, List<Ledger> ledgers) {
    for (Checkpoint checkpoint : known) {
      boolean used =
          ledgers.stream()
              .map(ledger -> "/" + ledger.universe() + "/" + ledger.stream())
              .anyMatch(checkpoint.origin()::endsWith);
      if (!used && universes.isEmpty() && streams.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "a checkpoint must be of a ledger that is verified, %s is of %s"
                .formatted(checkpoint.source(), checkpoint.origin()));
      }
    }
  }

  private int verify(Verifier verifier, Ledger ledger) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Verdict verdict = verifier.verify(ledger.universe(), ledger.stream());
      out.println(json ? VerdictJson.of(verdict) : verdict.sentence());
      return verdict instanceof Verdict.Intact ? ExitCode.DONE : ExitCode.FAILED;
    } catch (LedgerException e) {
      spec.commandLine()
          .getErr()
          .println("%s %s: %s".formatted(ledger.universe(), ledger.stream(), e.getMessage()));
      return ExitCode.CANNOT_READ;
    }
  }
}
