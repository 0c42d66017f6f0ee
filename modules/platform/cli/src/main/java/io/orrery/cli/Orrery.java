package io.orrery.cli;

import io.orrery.trade.LedgerException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's entry: finds the command, and turns what goes wrong into exit codes. */
@Command(
    name = "orrery",
    mixinStandardHelpOptions = true,
    description = "Looks after a home of Orrery.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:intact", "1:not intact", "2:wrong usage", "4:cannot read"},
    subcommands = {VerifyCommand.class, ProveCommand.class, CheckProofCommand.class})
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class Orrery implements Runnable {

  static final int INTACT = 0;
  static final int NOT_INTACT = 1;
  static final int USAGE = 2;
  static final int CANNOT_READ = 4;

  @Spec private CommandSpec spec;

  /** Runs one command, and ends the process with its exit code. */
  public static void main(String... arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code =
        new CommandLine(new Orrery())
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command))
            .execute(arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static int failed(Exception failure, CommandLine command) throws Exception {
    if (failure instanceof LedgerException || failure instanceof IllegalArgumentException) {
      command.getErr().println("orrery: " + failure.getMessage());
      return failure instanceof LedgerException ? CANNOT_READ : USAGE;
    }
    throw failure;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command must be given");
  }
}
