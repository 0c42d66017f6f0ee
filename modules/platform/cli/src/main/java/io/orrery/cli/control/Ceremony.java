package io.orrery.cli.control;

import io.orrery.cli.terminal.ExitCode;
import io.orrery.ledger.ControlFiles;
import io.orrery.ledger.FileStorage;
import io.orrery.trade.AuditHistory;
import io.orrery.trade.ControlScope;
import io.orrery.trade.Direction;
import io.orrery.trade.History;
import io.orrery.trade.Selection;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import io.orrery.universe.UntypedFact;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the steps of arming have in common: the person types the universe's name, the server that
 * owns the universe gets a letter, and its audit record says what came of it.
 */
final class Ceremony {

  private final CommandSpec spec;
  private final Path home;
  private final Universe universe;
  private final AuditHistory audit;
  private final PrintWriter prompts;

  /**
   * With one universe of a home.
   *
   * @param prompts where questions are told
   */
  Ceremony(CommandSpec spec, Path home, Universe universe, PrintWriter prompts) {
    this.spec = spec;
    this.home = home;
    this.prompts = prompts;
    this.universe = universe;
    this.audit = new FileStorage(home, Clock.systemUTC()).archive(universe).audit();
  }

  /**
   * The session that is open, as far as the audit record tells.
   *
   * @throws IllegalArgumentException if there is none
   */
  String session() {
    return newest("session_opened", "session_closed")
        .filter(record -> record.fact().type().equals("session_opened"))
        .map(record -> record.provenance().sessionId().value())
        .orElseThrow(
            () -> new IllegalArgumentException(universe + " must have an open session, has none"));
  }

  /** The newest request of that name. */
  Optional<Map<String, Object>> request(String id) {
    return newest("arming_requested")
        .map(Recorded::fact)
        .map(Ceremony::fields)
        .filter(fields -> id.equals(fields.get("request_id")));
  }

  /** Whether the person types the universe's name. */
  boolean isConfirmed() {
    prompts.print("Type the universe's name to go on: ");
    prompts.flush();
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      boolean isConfirmed = universe.wireName().equals(in.readLine());
      prompts.println();
      if (!isConfirmed) {
        spec.commandLine().getErr().println("orrery: not confirmed, so nothing was asked");
      }
      return isConfirmed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends a letter and waits for the record of that type.
   *
   * @param about the request's name or, if the act has none, the universe's
   * @return the exit code; what came of it is printed
   */
  int ask(Map<String, String> letter, String about, String type) throws InterruptedException {
    return answer(letter, about, fact -> fact.type().equals(type)).isPresent()
        ? ExitCode.DONE
        : ExitCode.FAILED;
  }

  /**
   * Sends a letter and waits for the record that answers it.
   *
   * @param about the request's name or, if the act has none, the universe's
   * @return the answer; empty if it was refused or nobody answered, which is printed
   */
  Optional<Fact> answer(Map<String, String> letter, String about, Predicate<Fact> isAnswer)
      throws InterruptedException {
    long before = audit.lastSeq();
    new ControlFiles(home).send(ControlScope.of(universe), letter);
    List<Recorded<Fact>> found = new ArrayList<>();
    boolean isAnswered =
        Patience.until(
            () -> {
              audit.after(before, History.MAX_LIMIT).stream()
                  .filter(record -> isRefusal(record, about) || isAnswer.test(record.fact()))
                  .findFirst()
                  .ifPresent(found::add);
              return !found.isEmpty();
            });
    if (!isAnswered) {
      err("no server that owns %s answered".formatted(universe));
      return Optional.empty();
    }
    Recorded<Fact> answer = found.get(0);
    if (isRefusal(answer, about)) {
      err(String.valueOf(fields(answer.fact()).get("sentence")));
      return Optional.empty();
    }
    return Optional.of(answer.fact());
  }

  private static boolean isRefusal(Recorded<Fact> record, String about) {
    return record.fact().type().equals("attempt_refused")
        && String.valueOf(fields(record.fact()).get("sentence")).startsWith(about + ":");
  }

  private Optional<Recorded<Fact>> newest(String... types) {
    List<String> wanted = List.of(types);
    long from = 0;
    do {
      List<Recorded<Fact>> page =
          audit.select(Selection.all(), Direction.NEWEST_FIRST, from, History.MAX_LIMIT);
      for (Recorded<Fact> record : page) {
        if (wanted.contains(record.fact().type())) {
          return Optional.of(record);
        }
      }
      from = page.isEmpty() ? 1 : page.get(page.size() - 1).seq();
    } while (from > 1);
    return Optional.empty();
  }

  static Map<String, Object> fields(Fact fact) {
    return fact instanceof UntypedFact untyped ? untyped.fields() : Map.of();
  }

  void err(String sentence) {
    spec.commandLine().getErr().println("orrery: " + sentence);
  }
}
