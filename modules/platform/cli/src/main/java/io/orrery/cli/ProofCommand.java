package io.orrery.cli;

import io.orrery.basics.Sha256;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import io.orrery.verifier.Proof;
import io.orrery.verifier.Prover;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes proofs, as text: the kind and its two numbers, then one hash a line; and checks them. */
@Command(
    name = "proof",
    mixinStandardHelpOptions = true,
    description = "Proves that a record is in a ledger, or that a ledger only grew.",
    subcommands = CheckProofCommand.class)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ProofCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "it must be inclusion, consistency or check");
  }

  @Command(name = "inclusion", description = "Record SEQ is in the ledger's first SIZE records.")
  void inclusion(
      @Mixin HomeOptions home,
      @Option(names = "--universe", required = true) Universe universe,
      @Option(names = "--stream", required = true) Stream stream,
      @Option(names = "--seq", required = true) long seq,
      @Option(names = "--size", required = true) long size) {
    print(
        new Prover(home.home(), home.key()).inclusion(universe, stream, seq, size),
        "inclusion",
        seq,
        size);
  }

  @Command(
      name = "consistency",
      description = "The ledger's first SIZE records begin with its first EARLIER.")
  void consistency(
      @Mixin HomeOptions home,
      @Option(names = "--universe", required = true) Universe universe,
      @Option(names = "--stream", required = true) Stream stream,
      @Option(names = "--earlier", required = true) long earlier,
      @Option(names = "--size", required = true) long size) {
    print(
        new Prover(home.home(), home.key()).consistency(universe, stream, earlier, size),
        "consistency",
        earlier,
        size);
  }

  private void print(Proof proof, String kind, long part, long size) {
    var out = spec.commandLine().getOut();
    out.println("orrery-proof %s %s %s".formatted(kind, part, size));
    proof.path().stream().map(Sha256::value).forEach(out::println);
  }
}
