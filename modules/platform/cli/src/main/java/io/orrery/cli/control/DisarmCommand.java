package io.orrery.cli.control;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.ResultOutput;
import io.orrery.session.ControlDesk;
import io.orrery.universe.Universe;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A person lets no order of real capital pass any more, without a kill. */
@Command(
    name = "disarm",
    mixinStandardHelpOptions = true,
    description = "Lets no new order of real capital pass; what is open stays open.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class DisarmCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;
  @Mixin private ResultOutput result;

  @Option(names = "--universe", required = true, paramLabel = "NAME", description = "live")
  private Universe universe;

  @Option(names = "--as", required = true, paramLabel = "PERSON", description = "who disarms")
  private String as;

  @Option(names = "--reason", required = true, description = "why, in a sentence")
  private String reason;

  @Override
  public Integer call() throws InterruptedException {
    Ceremony ceremony = new Ceremony(spec, folder.home(), universe, result.prompts(spec));
    int code =
        ceremony.ask(
            Map.of(
                ControlDesk.ACT,
                ControlDesk.DISARM,
                "session",
                ceremony.session(),
                "as",
                as,
                "reason",
                reason),
            universe.wireName(),
            "disarmed");
    if (code == ExitCode.DONE) {
      result.print(
          spec,
          Map.of("universe", universe.wireName(), "arming", "disarmed"),
          "disarmed: " + universe);
    }
    return code;
  }
}
