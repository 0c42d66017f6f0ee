package io.orrery.cli.export;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.JsonLine;
import io.orrery.cli.terminal.ProgressDisplay;
import io.orrery.exports.ExportQuery;
import io.orrery.exports.Purpose;
import io.orrery.trade.Selection;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Exports what one universe recorded. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Exports what one universe recorded, verified first, with a manifest of digests and of what was left out.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:exported",
      "1:a ledger is damaged; nothing is exported",
      "2:wrong usage",
      "4:cannot read, or cannot write: the folder is not there then"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;

  @Option(
      names = "--universe",
      paramLabel = "UNIVERSE",
      required = true,
      description = "live, paper or simulation; one, for an export never has two")
  private List<Universe> universes = new ArrayList<>();

  @Option(names = "--session", paramLabel = "ID", description = "only what this session recorded")
  private @Nullable SessionId session;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description =
          "a run of simulation, such as a backtest, instead of the universe's own ledgers")
  private @Nullable RunId run;

  @Option(
      names = "--stream",
      paramLabel = "STREAM",
      description = "trades, equity, orders or events; default: all four")
  private List<Stream> streams = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "not before, such as 2026-01-27T00:00:00Z")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "before")
  private @Nullable Instant to;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      description = "jsonl, csv or parquet")
  private Format format;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "a folder that is not there yet, or empty")
  private Path out;

  @Option(names = "--training", description = "only what is valid for training")
  private boolean isTraining;

  @Option(
      names = "--include-invalid",
      paramLabel = "SENTENCE",
      description = "with --training: also what is invalid, and why")
  private @Nullable String includeInvalid;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "the universe's first public key, PEM; default: from config/keys of the home")
  private @Nullable Path key;

  @Option(names = "--json", description = "the manifest, as one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    ExportRequest request = request();
    try {
      print(request, export(request));
      return ExitCode.DONE;
    } catch (VerifiedLedgers.DamagedException e) {
      spec.commandLine().getErr().println("orrery: " + e.getMessage());
      return ExitCode.FAILED;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the export cannot be written into %s: %s".formatted(out, e), e);
    }
  }

  private Map<String, Object> export(ExportRequest request) throws IOException {
    try (ProgressDisplay progress =
        ProgressDisplay.begin(spec.commandLine().getErr(), "beginning")) {
      return new ExportRun(request, Clock.systemUTC(), progress).run();
    }
  }

  private ExportRequest request() {
    if (universes.size() > 1) {
      throw usage(
          "--universe must be given once, was given %d times: an export never has rows of two universes (contract U10); export each into a folder of its own"
              .formatted(universes.size()));
    }
    return new ExportRequest(
        folder.home(),
        Optional.ofNullable(key).map(Path::toAbsolutePath),
        universes.get(0),
        Optional.ofNullable(run),
        streams.isEmpty() ? ExportQuery.STREAMS : streams.stream().distinct().toList(),
        selection(),
        purpose(),
        format,
        out);
  }

  private Purpose purpose() {
    if (!isTraining && includeInvalid != null) {
      throw usage(
          "--include-invalid must be given with --training, for without it all is exported");
    }
    return isTraining
        ? new Purpose.Training(Optional.ofNullable(includeInvalid))
        : new Purpose.Analysis();
  }

  private Selection selection() {
    Selection selection = Selection.all();
    selection = session == null ? selection : selection.withSession(session);
    selection = from == null ? selection : selection.withFrom(from);
    return to == null ? selection : selection.withTo(to);
  }

  private ParameterException usage(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private void print(ExportRequest request, Map<String, Object> manifest) {
    var console = spec.commandLine().getOut();
    if (json) {
      console.println(JsonLine.of(new LinkedHashMap<>(manifest)));
      return;
    }
    console.println(
        "%s: %s rows of %s in %d files, for %s"
            .formatted(
                request.out(),
                manifest.get("rows"),
                request.universe(),
                items(manifest.get("files")).size(),
                request.purpose().wireName()));
    console.println(
        "  validity  " + manifest.getOrDefault("validity_class", "none, for there are no rows"));
    leftOut(manifest).forEach(line -> console.println("  left out  " + line));
    items(manifest.get("statements")).forEach(line -> console.println("  note      " + line));
    console.println("  digest    " + manifest.get("dataset_sha256"));
  }

  private static List<String> leftOut(Map<String, Object> manifest) {
    List<String> lines = new ArrayList<>();
    for (Object ledger : items(manifest.get("ledgers"))) {
      Map<?, ?> members = (Map<?, ?>) ledger;
      for (Object each : items(members.get("left_out"))) {
        Map<?, ?> left = (Map<?, ?>) each;
        lines.add(
            "%s of %s: %s (%s)"
                .formatted(
                    left.get("records"),
                    members.get("stream"),
                    left.get("reason"),
                    left.get("validity_class")));
      }
    }
    return lines;
  }

  private static List<?> items(@Nullable Object member) {
    return member instanceof List<?> list ? list : List.of();
  }
}
