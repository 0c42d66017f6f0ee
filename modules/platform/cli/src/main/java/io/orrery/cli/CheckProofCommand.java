package io.orrery.cli;

import io.orrery.basics.Sha256;
import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.ResultOutput;
import io.orrery.trade.LedgerException;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.Checkpoint;
import io.orrery.verifier.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks proofs with nothing but the proof, the checkpoints and, for inclusion, the record. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks a proof against checkpoints and a public key; needs no home.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:it shows it", "1:it does not", "2:wrong usage", "4:cannot read"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CheckProofCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ResultOutput result;

  @Parameters(paramLabel = "PROOF", description = "what proof inclusion or consistency has printed")
  private Path proof;

  @Option(names = "--key", required = true, description = "the public key that signed, PEM")
  private Path key;

  @Option(names = "--checkpoint", required = true, description = "of the proof's size")
  private Path checkpoint;

  @Option(names = "--earlier", description = "consistency: the checkpoint of the smaller size")
  private @Nullable Path earlier;

  @Option(names = "--record", description = "inclusion: a file with the record's line")
  private @Nullable Path record;

  @Option(names = "--previous", description = "inclusion: the hash of the line before, in hex")
  private @Nullable String previous;

  @Override
  public Integer call() {
    List<String> lines = read(proof).lines().toList();
    String[] head = lines.isEmpty() ? new String[0] : lines.get(0).split(" ", -1);
    if (head.length != 4 || !head[0].equals("orrery-proof")) {
      throw new LedgerException("cannot read the proof %s: it has another form".formatted(proof));
    }
    List<Sha256> path = lines.stream().skip(1).map(Sha256::new).toList();
    long part = Long.parseLong(head[2]);
    long size = Long.parseLong(head[3]);
    boolean shown =
        switch (head[1]) {
          case "inclusion" -> isIncluded(new Proof.Inclusion(part, size, path));
          case "consistency" -> isConsistent(new Proof.Consistency(part, size, path));
          default -> throw new LedgerException("cannot read the proof: kind " + head[1]);
        };
    result.print(
        spec,
        Map.of("proof", head[1], "part", part, "size", size, "shown", shown),
        "%s %d in %d: %s".formatted(head[1], part, size, shown ? "shown" : "not shown"));
    return shown ? ExitCode.DONE : ExitCode.FAILED;
  }

  private boolean isIncluded(Proof.Inclusion inclusion) {
    Checkpoint at = signed(checkpoint);
    String[] origin = at.origin().split("/", -1);
    String line = read(required(record, "--record")).stripTrailing();
    Sha256 before = new Sha256(required(previous, "--previous"));
    return at.size() == inclusion.size()
        && origin.length == 4
        && inclusion.shows(Universe.parse(origin[2]), stream(origin[3]), line, before, at.root());
  }

  private static Stream stream(String name) {
    return List.of(Stream.values()).stream()
        .filter(each -> each.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no stream " + name));
  }

  private boolean isConsistent(Proof.Consistency consistency) {
    Checkpoint later = signed(checkpoint);
    Checkpoint first = signed(required(earlier, "--earlier"));
    return first.origin().equals(later.origin())
        && first.size() == consistency.earlier()
        && later.size() == consistency.size()
        && consistency.shows(first.root(), later.root());
  }

  private Checkpoint signed(Path file) {
    Checkpoint read = CheckpointFiles.read(List.of(file)).get(0);
    if (!read.isSignedByPem(read(key))) {
      throw new LedgerException(
          "the checkpoint %s must be signed by the key %s".formatted(file, key));
    }
    return read;
  }

  private static <T> T required(@Nullable T value, String option) {
    if (value == null) {
      throw new IllegalArgumentException("this proof needs " + option);
    }
    return value;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new LedgerException("cannot read %s: %s".formatted(file, e), e);
    }
  }
}
