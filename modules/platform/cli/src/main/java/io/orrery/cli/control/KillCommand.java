package io.orrery.cli.control;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.ResultOutput;
import io.orrery.ledger.ControlFiles;
import io.orrery.session.ControlDesk;
import io.orrery.session.KillOrder;
import io.orrery.trade.ControlScope;
import io.orrery.universe.Universe;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Engages a kill switch by its file, which needs no server, or asks the server to release it. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description = "Stops one universe or all at once, or releases them again.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:killed, or released",
      "1:not released",
      "2:wrong usage",
      "4:the file cannot be written"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class KillCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;
  @Mixin private ResultOutput result;

  @Option(
      names = "--universe",
      paramLabel = "NAME",
      description = "live, paper or simulation; default: all")
  private @Nullable Universe universe;

  @Option(names = "--reason", required = true, description = "why, in a sentence")
  private String reason;

  @Option(names = "--release", description = "lets go on what was stopped")
  private boolean release;

  @Option(names = "--as", paramLabel = "PERSON", description = "who releases it")
  private @Nullable String as;

  @Override
  public Integer call() throws InterruptedException {
    Path home = folder.home();
    ControlScope scope = universe == null ? ControlScope.all() : ControlScope.of(universe);
    return release ? release(home, scope) : kill(home, scope);
  }

  private int kill(Path home, ControlScope scope) {
    KillOrder order = new KillOrder(reason, "the command line", KillOrder.Way.FILE);
    new ControlFiles(home).write(scope, order.reason());
    print(
        scope,
        true,
        "killed: %s. A server that runs obeys within a second, one that starts opens blocked"
            .formatted(scope));
    return ExitCode.DONE;
  }

  private int release(Path home, ControlScope scope) throws InterruptedException {
    if (as == null) {
      throw new ParameterException(spec.commandLine(), "--release must name a person with --as");
    }
    ControlFiles files = new ControlFiles(home);
    if (files.read(scope).isEmpty()) {
      print(scope, false, "not killed: " + scope);
      return ExitCode.FAILED;
    }
    files.send(scope, Map.of(ControlDesk.ACT, ControlDesk.RELEASE, "as", as, "reason", reason));
    if (Patience.until(() -> files.read(scope).isEmpty())) {
      print(scope, false, "released: " + scope);
      return ExitCode.DONE;
    }
    spec.commandLine()
        .getErr()
        .println(
            "orrery: %s is not released: no server answered, or it refused, which its audit records say"
                .formatted(scope));
    return ExitCode.FAILED;
  }

  private void print(ControlScope scope, boolean isKilled, String sentence) {
    result.print(spec, Map.of("scope", scope.toString(), "killed", isKilled), sentence);
  }
}
