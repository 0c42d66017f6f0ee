package io.orrery.rest;

import io.orrery.analytics.Performance;
import io.orrery.runs.Named;
import io.orrery.runs.RunEvents;
import io.orrery.runs.RunJobs;
import io.orrery.runs.RunTerms;
import io.orrery.runs.Sources;
import io.orrery.runs.Yardstick;
import io.orrery.session.SessionBook;
import io.orrery.trade.FactFields;
import io.orrery.trade.Storage;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import io.orrery.universe.Validity;
import io.orrery.universe.ValidityClass;
import io.orrery.universe.ValidityReason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One run as its ledgers tell of it, and its job while this process has one.
 *
 * @param run its name
 * @param storage its ledgers
 * @param job where it is; empty if it was not started in this process, or is forgotten
 */
record RunFile(RunId run, Storage storage, Optional<RunJobs.Job> job) {

  static final String RUNNING = "running";

  static boolean isUnderWay(RunJobs.Job job) {
    return job.state() == RunJobs.State.WAITING || job.state() == RunJobs.State.RUNNING;
  }

  UniverseArchive archive() {
    return storage.archive(Universe.SIMULATION);
  }

  /** The run's only session; empty as long as it waits. */
  Optional<SessionBook.Entry> session() {
    return new SessionBook(archive().audit()).newest();
  }

  Standing standing() {
    return session()
        .map(entry -> Standing.of(Universe.SIMULATION, entry))
        .orElseGet(() -> Standing.unknown(Universe.SIMULATION));
  }

  /** The record that says what it was told; empty as long as it has not begun. */
  Optional<Recorded<Fact>> started() {
    return new RunEvents(archive().events()).started();
  }

  /** The record that sums it up, its last event; empty as long as it has not ended. */
  Optional<Recorded<Fact>> finished() {
    return new RunEvents(archive().events()).finished();
  }

  /**
   * Where it is: as its job says, else as its last record says. One without either is running while
   * somebody owns its ledgers, another process or this one, and was interrupted otherwise.
   */
  String state() {
    return job.map(known -> known.state().name().toLowerCase(Locale.ROOT))
        .or(this::recordedOutcome)
        .orElseGet(this::unfinished);
  }

  private String unfinished() {
    if (storage.isOwned(Universe.SIMULATION).orElse(false)) {
      return RUNNING;
    }
    // what ended between the two looks has its last record now
    return recordedOutcome().orElse("interrupted");
  }

  private Optional<String> recordedOutcome() {
    return finished().map(event -> outcome(FactFields.of(event.fact())));
  }

  private static String outcome(Map<String, Object> finished) {
    return String.valueOf(finished.get("outcome"));
  }

  /** The weakest class of what it rests on, once it has ended. */
  static Validity validity(Map<String, Object> finished) {
    List<?> reasons =
        finished.get("weakest_validity_reasons") instanceof List<?> all ? all : List.of();
    return new Validity(
        ValidityClass.valueOf(String.valueOf(finished.get("weakest_validity_class"))),
        reasons.stream()
            .map(reason -> ValidityReason.valueOf(String.valueOf(reason).toUpperCase(Locale.ROOT)))
            .toList());
  }

  /** What it amounts to, computed anew from its records; refuses one that did not complete. */
  Performance performance(Sources sources) {
    Map<String, Object> started =
        started().map(event -> FactFields.of(event.fact())).orElse(Map.of());
    if (!state().equals("completed") || !"backtest".equals(started.get("kind"))) {
      throw new ProblemException(
          ProblemType.RUN_NOT_OVER,
          "the run must be a completed backtest to be reported on, %s is %s"
              .formatted(run, state()));
    }
    SessionEvidence.requireEnough(archive(), run.value());
    RunTerms terms = RunTerms.of(Named.read(started.get("terms")));
    return Yardstick.recorded(sources, terms, standing().lineageId().orElseThrow())
        .performance(archive(), session().orElseThrow().assumptions());
  }
}
