package io.orrery.cli.history;

import io.orrery.basics.Check;
import io.orrery.cli.terminal.ExitCode;
import io.orrery.cli.terminal.HomeFolder;
import io.orrery.cli.terminal.JsonLine;
import io.orrery.cli.terminal.TextTable;
import io.orrery.exports.ExportManifest;
import io.orrery.ledger.FileStorage;
import io.orrery.session.SessionBook;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the sessions of a universe, and shows one. */
@Command(
    name = "session",
    mixinStandardHelpOptions = true,
    description = "Lists the sessions of a universe, the newest first.",
    subcommands = SessionCommand.Show.class)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class SessionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private HomeFolder folder;

  @Option(
      names = "--universe",
      paramLabel = "NAME",
      description = "live, paper or simulation; must be given for a list")
  private @Nullable Universe universe;

  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      defaultValue = "20",
      description = "how many at most; default: ${DEFAULT-VALUE}")
  private int limit;

  @Option(names = "--json", description = "one JSON object a line")
  private boolean json;

  @Override
  public Integer call() {
    Check.atLeastOne("--limit", limit);
    if (universe == null) {
      throw new ParameterException(
          spec.commandLine(), "--universe must be given: live, paper or simulation");
    }
    List<SessionBook.Entry> all = book(folder.home(), universe).entries();
    TextTable table = new TextTable("Session", "Opened", "Closed", "Validity", "Lineage");
    for (int i = all.size() - 1; i >= Math.max(0, all.size() - limit); i--) {
      SessionBook.Entry entry = all.get(i);
      if (json) {
        spec.commandLine().getOut().println(JsonLine.of(members(entry)));
      }
      table.row(
          entry.id().value(),
          String.valueOf(entry.openedFields().get("opened_at")),
          String.valueOf(entry.closedFields().getOrDefault("closed_at", "-")),
          entry.opened().provenance().validityClass().name(),
          entry.opened().provenance().lineageId());
    }
    if (!json) {
      table.lines().forEach(spec.commandLine().getOut()::println);
    }
    return ExitCode.DONE;
  }

  private static SessionBook book(Path home, Universe of) {
    return new SessionBook(new FileStorage(home, Clock.systemUTC()).archive(of).audit());
  }

  private static Map<String, Object> members(SessionBook.Entry entry) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("universe", entry.id().universe().wireName());
    members.putAll(ExportManifest.session(entry));
    members.put("opened_audit_seq", entry.opened().seq());
    entry.closed().ifPresent(closed -> members.put("closed_audit_seq", closed.seq()));
    Map<String, Object> heads = new LinkedHashMap<>();
    entry
        .closedFields()
        .forEach(
            (name, value) -> {
              if (name.startsWith("last_")) {
                heads.put(name, value);
              }
            });
    members.put("heads", heads);
    return members;
  }

  /** Shows one session. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows a session: its life, lineage, assumptions and where its ledgers ended.")
  static final class Show implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private HomeFolder folder;

    @Parameters(paramLabel = "SESSION", description = "as `orrery session` names it")
    private SessionId id;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() {
      SessionBook.Entry entry =
          book(folder.home(), id.universe())
              .find(id)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "the session must be one that %s has had, was %s"
                              .formatted(id.universe(), id)));
      if (json) {
        spec.commandLine().getOut().println(JsonLine.of(members(entry)));
      } else {
        TextTable table = new TextTable("Member", "Value");
        members(entry)
            .forEach(
                (name, value) ->
                    table.row(name, value instanceof String text ? text : JsonLine.of(value)));
        table.lines().forEach(spec.commandLine().getOut()::println);
      }
      return ExitCode.DONE;
    }
  }
}
