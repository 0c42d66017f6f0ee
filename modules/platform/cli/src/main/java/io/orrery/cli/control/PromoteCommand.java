package io.orrery.cli.control;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets a strategy take on risk in PAPER or LIVE, by two persons and on evidence. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    description = {
      "Lets a strategy take on risk in paper or live, by two persons and on recorded evidence.",
      "No record moves from one universe to another: what is promoted is code and parameters."
    },
    subcommands = {
      PromoteRequestCommand.class,
      PromoteApproveCommand.class,
      PromoteRefuseCommand.class,
      PromoteRevokeCommand.class,
      PromoteListCommand.class,
      PromoteShowCommand.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the field
public final class PromoteCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "request, approve, refuse, revoke, list or show must be given");
  }
}
