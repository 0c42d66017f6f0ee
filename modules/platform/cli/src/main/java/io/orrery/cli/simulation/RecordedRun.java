package io.orrery.cli.simulation;

import io.orrery.analytics.Performance;
import io.orrery.runs.Named;
import io.orrery.runs.RunEvents;
import io.orrery.runs.RunTerms;
import io.orrery.runs.Sources;
import io.orrery.runs.Yardstick;
import io.orrery.session.RecordedAssumptions;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Runs;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Fact;
import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import io.orrery.universe.UntypedFact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run as its ledgers have it: how it began, how it ended, and where that comes from. */
final class RecordedRun {

  private final RunId id;
  private final UniverseArchive archive;
  private final Provenance provenance;
  private final Instant recordedAt;
  private final UntypedFact started;
  private final Optional<UntypedFact> finished;

  private RecordedRun(
      RunId id, UniverseArchive archive, Recorded<Fact> start, Optional<UntypedFact> finished) {
    this.id = id;
    this.archive = archive;
    this.provenance = start.provenance();
    this.recordedAt = start.recordedAt();
    this.started = (UntypedFact) start.fact();
    this.finished = finished;
  }

  /**
   * Reads a run.
   *
   * @return empty if it recorded no beginning: it ended before, or has not come so far
   * @throws LedgerException if there is no such run, or its events are damaged
   */
  static Optional<RecordedRun> find(Runs runs, RunId id) {
    if (!runs.newestFirst().contains(id)) {
      throw new LedgerException("cannot read run %s: the home has none of that name".formatted(id));
    }
    UniverseArchive archive = runs.storage(id).archive(Universe.SIMULATION);
    RunEvents events = new RunEvents(archive.events());
    Optional<UntypedFact> end = events.finished().map(found -> (UntypedFact) found.fact());
    return events.started().map(found -> new RecordedRun(id, archive, found, end));
  }

  RunId id() {
    return id;
  }

  Provenance provenance() {
    return provenance;
  }

  /** When its beginning was written. */
  Instant recordedAt() {
    return recordedAt;
  }

  /** The fields of its {@code run_started}. */
  Map<String, Object> started() {
    return started.fields();
  }

  /** The fields of its {@code run_finished}; empty if there is none, for it runs or was killed. */
  Map<String, Object> finished() {
    return finished.map(UntypedFact::fields).orElse(Map.of());
  }

  /** How it ended, in a word. */
  String outcome() {
    return finished.map(end -> text(end.fields(), "outcome")).orElse("unfinished");
  }

  boolean isCompleted() {
    return outcome().equals("completed");
  }

  /** The names and values of a list of the beginning: {@code parameters} or {@code terms}. */
  Map<String, String> named(String list) {
    return Named.read(started().get(list));
  }

  /** The weakest class of its records; of one that has not finished the class of its session. */
  String validityClass() {
    return finished.isPresent()
        ? text(finished(), "weakest_validity_class")
        : provenance.validityClass().name();
  }

  /** Why the class is no stronger, in snake case. */
  List<String> validityReasons() {
    return finished.isPresent()
        ? texts(finished(), "weakest_validity_reasons")
        : provenance.validity().reasons().stream()
            .map(reason -> reason.name().toLowerCase(Locale.ROOT))
            .toList();
  }

  /** Its figures, in their order. */
  List<Map<String, Object>> metrics() {
    return objects(finished(), "metrics");
  }

  /** The execution model as it was recorded at the end. */
  Map<String, Object> assumptionFields() {
    return finished().get("assumptions") instanceof Map<?, ?> map ? typed(map) : Map.of();
  }

  /**
   * Computes everything again from its records.
   *
   * @throws IllegalArgumentException if it was not completed
   * @throws io.orrery.market.MarketDataException if its dataset is not as it was
   */
  Performance performance(Sources sources) {
    String kind = text(started(), "kind");
    if (!isCompleted() || !kind.equals("backtest")) {
      throw new IllegalArgumentException(
          "a report must be of a backtest that was completed, %s is a %s that was %s"
              .formatted(id, kind, outcome()));
    }
    return Yardstick.recorded(sources, RunTerms.of(named("terms")), provenance.lineageId())
        .performance(archive, RecordedAssumptions.of(finished().get("assumptions")));
  }

  static String text(Map<String, Object> fields, String name) {
    return optional(fields, name).orElse("");
  }

  static Optional<String> optional(Map<String, Object> fields, String name) {
    @Nullable Object value = fields.get(name);
    return value == null ? Optional.empty() : Optional.of(value.toString());
  }

  static List<String> texts(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  static List<Map<String, Object>> objects(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).map(each -> typed((Map<?, ?>) each)).toList()
        : List.of();
  }

  private static Map<String, Object> typed(Map<?, ?> map) {
    Map<String, Object> typed = new LinkedHashMap<>();
    map.forEach((name, value) -> typed.put(String.valueOf(name), value));
    return typed;
  }
}
