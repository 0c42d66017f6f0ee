package io.orrery.cli.doctor;

import io.orrery.cli.program.ServerFolder;
import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.JsonLine;
import io.orrery.cli.terminal.ProgressDisplay;
import io.orrery.cli.terminal.RunningServer;
import io.orrery.cli.terminal.TextTable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for what keeps a deployment from starting, or from keeping its promises. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Checks disk, space, permissions, clock, locks, port, settings and versions.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;

  @Option(
      names = "--port",
      description = "where the server listens; default: ORRERY_HTTP_PORT, else 8080")
  private @Nullable Integer port;

  @Option(
      names = "--server",
      paramLabel = "FILE",
      description = "the server's orrery.args; default: that beside this program")
  private @Nullable Path server;

  @Option(
      names = "--least-free",
      paramLabel = "BYTES",
      defaultValue = "0",
      description = "how much space must be free; default: the floor of the ledgers")
  private long leastFree;

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    List<Finding> findings = look();
    boolean isHealthy =
        findings.stream().noneMatch(each -> each.verdict() == Finding.Verdict.FAILED);
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("healthy", isHealthy);
      all.put("checks", findings.stream().map(Finding::members).toList());
      spec.commandLine().getOut().println(JsonLine.of(all));
    } else {
      print(findings);
    }
    return isHealthy ? ExitCode.DONE : ExitCode.FAILED;
  }

  private List<Finding> look() {
    Path home = folder.home();
    HomeChecks kept = new HomeChecks(home, Clock.systemUTC());
    ServerChecks start = new ServerChecks(home, System.getenv());
    try (ProgressDisplay progress =
        ProgressDisplay.begin(spec.commandLine().getErr(), "measuring the disk")) {
      List<Finding> findings = new ArrayList<>();
      findings.add(kept.disk());
      progress.stage("looking at the rest");
      findings.add(kept.space(leastFree));
      findings.add(kept.permissions());
      findings.add(kept.clock());
      findings.add(new LockCheck(home).look());
      findings.add(start.port(RunningServer.at(Optional.ofNullable(port))));
      findings.add(start.configuration());
      findings.add(start.versions(ServerFolder.find(Optional.ofNullable(server))));
      return findings;
    }
  }

  private void print(List<Finding> findings) {
    TextTable table = new TextTable("Verdict", "Check", "Finding");
    for (Finding each : findings) {
      table.row(each.verdict().name().toLowerCase(Locale.ROOT), each.check(), each.sentence());
    }
    table.lines().forEach(spec.commandLine().getOut()::println);
  }
}
