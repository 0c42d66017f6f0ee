package io.orrery.cli.control;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.ResultOutput;
import io.orrery.session.ArmingTerms;
import io.orrery.session.ControlDesk;
import io.orrery.session.ControlId;
import io.orrery.universe.Universe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One person asks that orders of real capital may pass. */
@Command(
    name = "arm",
    mixinStandardHelpOptions = true,
    description = "Asks that orders of real capital may pass; another person must approve.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ArmCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;
  @Mixin private ResultOutput result;

  @Option(names = "--universe", required = true, paramLabel = "NAME", description = "live")
  private Universe universe;

  @Option(names = "--as", required = true, paramLabel = "PERSON", description = "who asks")
  private String as;

  @Option(names = "--reason", required = true, description = "why, in a sentence")
  private String reason;

  @Option(
      names = "--limits",
      required = true,
      description = "which limits hold meanwhile, by their name")
  private String limits;

  @Option(
      names = "--ttl",
      required = true,
      paramLabel = "DURATION",
      description = "how long, such as PT6H30M; at most PT24H")
  private Duration ttl;

  @Override
  public Integer call() throws InterruptedException {
    ControlId id = ControlId.ofArming();
    ArmingTerms terms = new ArmingTerms(id, reason, limits, ttl);
    Ceremony ceremony = new Ceremony(spec, folder.home(), universe, result.prompts(spec));
    String session = ceremony.session();
    if (!ceremony.isConfirmed()) {
      return ExitCode.FAILED;
    }
    int code =
        ceremony.ask(
            Map.of(
                ControlDesk.ACT,
                ControlDesk.ARM,
                "id",
                id.value(),
                "session",
                session,
                "as",
                as,
                "reason",
                terms.reason(),
                "limits",
                terms.limits(),
                "ttl",
                terms.ttl().toString()),
            id.value(),
            "arming_requested");
    if (code == ExitCode.DONE) {
      result.print(
          spec,
          Map.of("universe", universe.wireName(), "request_id", id.value(), "arming", "requested"),
          "asked: %s. Another person approves it: orrery approve %s --universe %s --as PERSON"
              .formatted(id, id, universe));
    }
    return code;
  }
}
