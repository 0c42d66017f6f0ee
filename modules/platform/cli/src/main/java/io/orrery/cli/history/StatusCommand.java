package io.orrery.cli.history;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.JsonLine;
import io.orrery.cli.terminal.RunningServer;
import io.orrery.cli.terminal.TextTable;
import io.orrery.universe.Universe;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the universes of a home stand, and what a running server says beside it. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Says where each universe stands: session, owner, kill switch, arming, ledgers; and whether a server answers.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;

  @Option(
      names = "--port",
      description = "where the server listens; default: ORRERY_HTTP_PORT, else 8080")
  private @Nullable Integer port;

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    Path home = folder.home();
    RunningServer server = RunningServer.at(Optional.ofNullable(port));
    Optional<Object> told = server.universes();
    List<Map<String, Object>> universes =
        Arrays.stream(Universe.values())
            .map(universe -> new UniverseStatus(home, universe).members())
            .toList();
    if (json) {
      print(server, told, universes);
    } else {
      printTable(server, told, universes);
    }
    boolean isReadable = universes.stream().noneMatch(each -> each.containsKey("problem"));
    return isReadable ? ExitCode.DONE : ExitCode.CANNOT_READ;
  }

  private void print(
      RunningServer server, Optional<Object> told, List<Map<String, Object>> universes) {
    Map<String, Object> beside = new LinkedHashMap<>();
    beside.put("url", server.url());
    beside.put("answers", told.isPresent());
    told.ifPresent(answer -> beside.put("says", answer));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("universes", universes);
    all.put("server", beside);
    spec.commandLine().getOut().println(JsonLine.of(all));
  }

  private void printTable(
      RunningServer server, Optional<Object> told, List<Map<String, Object>> universes) {
    TextTable table =
        new TextTable("Universe", "State", "Session", "Killed", "Arming", "Last records");
    for (Map<String, Object> each : universes) {
      table.row(
          text(each, "universe"),
          text(each, "state"),
          text(each, "session_id"),
          text(each, "killed"),
          text(each, "arming"),
          heads(each));
    }
    table.lines().forEach(spec.commandLine().getOut()::println);
    for (Map<String, Object> each : universes) {
      if (each.containsKey("problem")) {
        spec.commandLine().getErr().println("orrery: " + each.get("problem"));
      }
      if (each.containsKey("owner")) {
        spec.commandLine()
            .getOut()
            .println("%s: lock of %s".formatted(each.get("universe"), each.get("owner")));
      }
    }
    spec.commandLine()
        .getOut()
        .println(
            told.isPresent()
                ? "a server answers at " + server.url()
                : "no server answers at " + server.url());
  }

  private static String text(Map<String, Object> members, String name) {
    return String.valueOf(members.getOrDefault(name, ""));
  }

  private static String heads(Map<String, Object> members) {
    StringBuilder heads = new StringBuilder();
    if (members.get("ledgers") instanceof Map<?, ?> ledgers) {
      ledgers.forEach(
          (stream, head) -> {
            if (head instanceof Map<?, ?> found) {
              heads.append(stream).append(' ').append(found.get("last_seq")).append("  ");
            }
          });
    }
    return heads.toString().strip();
  }
}
