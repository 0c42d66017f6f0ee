package io.orrery.cli.control;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.ResultOutput;
import io.orrery.session.ControlDesk;
import io.orrery.session.ControlId;
import io.orrery.universe.Universe;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Another person approves that orders of real capital may pass. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "Approves, as another person than who asked, that orders of real capital pass.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ApproveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;
  @Mixin private ResultOutput result;

  @Parameters(paramLabel = "REQUEST", description = "the request, as orrery arm names it")
  private String request;

  @Option(names = "--universe", required = true, paramLabel = "NAME", description = "live")
  private Universe universe;

  @Option(names = "--as", required = true, paramLabel = "PERSON", description = "who approves")
  private String as;

  @Override
  public Integer call() throws InterruptedException {
    String id = new ControlId(request).value();
    Ceremony ceremony = new Ceremony(spec, folder.home(), universe, result.prompts(spec));
    String session = ceremony.session();
    Map<String, Object> asked =
        ceremony
            .request(id)
            .orElseThrow(
                () -> new IllegalArgumentException("%s must be the newest request".formatted(id)));
    result
        .prompts(spec)
        .println(
            "%s asks to arm %s for %s under %s, because: %s (%s)"
                .formatted(
                    asked.get("requested_by"),
                    universe,
                    asked.get("ttl"),
                    asked.get("limits"),
                    asked.get("reason"),
                    asked.get("evidence")));
    if (!ceremony.isConfirmed()) {
      return ExitCode.FAILED;
    }
    int code =
        ceremony.ask(
            Map.of(ControlDesk.ACT, ControlDesk.APPROVE, "id", id, "session", session, "as", as),
            id,
            "arming_approved");
    if (code == ExitCode.DONE) {
      result.print(
          spec,
          Map.of("universe", universe.wireName(), "request_id", id, "arming", "armed"),
          "armed: " + universe);
    }
    return code;
  }
}
