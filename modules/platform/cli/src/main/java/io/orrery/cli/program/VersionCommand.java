package io.orrery.cli.program;

import io.orrery.basics.Sha256;
import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.JsonLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which program this is. */
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    description = "Says the version, the digest of the code, and the Java it runs on.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class VersionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("version", Program.version());
    members.put("code_digest", Program.codeDigest().map(Sha256::value).orElse("unknown"));
    members.put("java", Runtime.version().toString());
    if (json) {
      spec.commandLine().getOut().println(JsonLine.of(members));
    } else {
      members.forEach(
          (name, value) -> spec.commandLine().getOut().println("%-11s %s".formatted(name, value)));
    }
    return ExitCode.DONE;
  }
}
