package io.orrery.cli;

import io.orrery.basics.Mic;
import io.orrery.basics.Symbol;
import io.orrery.cli.control.ApproveCommand;
import io.orrery.cli.control.ArmCommand;
import io.orrery.cli.control.DisarmCommand;
import io.orrery.cli.control.KillCommand;
import io.orrery.cli.control.PromoteCommand;
import io.orrery.cli.control.TransitionCommand;
import io.orrery.cli.doctor.DoctorCommand;
import io.orrery.cli.export.ExportCommand;
import io.orrery.cli.history.SessionCommand;
import io.orrery.cli.history.StatusCommand;
import io.orrery.cli.migration.MigrateCommand;
import io.orrery.cli.parity.CompareCommand;
import io.orrery.cli.program.CompletionCommand;
import io.orrery.cli.program.RunCommand;
import io.orrery.cli.program.VersionCommand;
import io.orrery.cli.prove.ProveCommand;
import io.orrery.cli.simulation.BacktestCommand;
import io.orrery.cli.simulation.CalendarsCommand;
import io.orrery.cli.simulation.DataCommand;
import io.orrery.cli.simulation.LookAheadCommand;
import io.orrery.cli.simulation.ReplayCommand;
import io.orrery.cli.simulation.RunsCommand;
import io.orrery.cli.simulation.StrategiesCommand;
import io.orrery.cli.simulation.SweepCommand;
import io.orrery.cli.terminal.ExitCode;
import io.orrery.market.MarketDataException;
import io.orrery.parity.SessionAddress;
import io.orrery.trade.LedgerException;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
    subcommands = {
      RunCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      SessionCommand.class,
      BacktestCommand.class,
      SweepCommand.class,
      RunsCommand.class,
      CompareCommand.class,
      LookAheadCommand.class,
      StrategiesCommand.class,
      DataCommand.class,
      CalendarsCommand.class,
      ReplayCommand.class,
      ExportCommand.class,
      KillCommand.class,
      ArmCommand.class,
      ApproveCommand.class,
      DisarmCommand.class,
      TransitionCommand.class,
      PromoteCommand.class,
      MigrateCommand.class,
      VerifyCommand.class,
      ProofCommand.class,
      ProveCommand.class,
      VersionCommand.class,
      CompletionCommand.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class Orrery implements Runnable {

  @Spec private CommandSpec spec;

  /** Runs one command, and ends the process with its exit code. */
  public static void main(String... arguments) {
    // words are English, and so are digits, whatever the machine's owner speaks
    Locale.setDefault(Locale.ROOT);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = commandLine().setOut(out).setErr(err).execute(arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** All commands, with what they have in common. */
  static CommandLine commandLine() {
    CommandLine all =
        new CommandLine(new Orrery())
            .registerConverter(RunId.class, RunId::new)
            .registerConverter(SessionId.class, SessionId::new)
            .registerConverter(SessionAddress.class, SessionAddress::parse)
            .registerConverter(Instant.class, Instant::parse)
            .registerConverter(Mic.class, Mic::new)
            .registerConverter(Symbol.class, Symbol::new)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
    all.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("Exit codes:%n")
        .exitCodeList(exitCodes());
    return all;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (String line : ExitCode.table()) {
      int colon = line.indexOf(':');
      codes.put(line.substring(0, colon), line.substring(colon + 1));
    }
    return codes;
  }

  private static int failed(Exception failure, CommandLine command) throws Exception {
    if (failure instanceof IllegalArgumentException) {
      command.getErr().println("orrery: " + failure.getMessage());
      return ExitCode.USAGE;
    }
    if (failure instanceof LedgerException
        || failure instanceof MarketDataException
        || failure instanceof UncheckedIOException) {
      command.getErr().println("orrery: " + failure.getMessage());
      return ExitCode.CANNOT_READ;
    }
    throw failure;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command must be given");
  }
}
