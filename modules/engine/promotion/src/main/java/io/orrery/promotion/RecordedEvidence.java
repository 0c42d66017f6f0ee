package io.orrery.promotion;

import io.orrery.backtest.Sample;
import io.orrery.basics.Sha256;
import io.orrery.basics.StrategyName;
import io.orrery.risk.Finding;
import io.orrery.runs.Named;
import io.orrery.runs.RunEvents;
import io.orrery.runs.RunFinished;
import io.orrery.trade.FactFields;
import io.orrery.trade.LedgerException;
import io.orrery.trade.Runs;
import io.orrery.trade.Selection;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads evidence in the ledgers that hold it, each record on the way checked. Nothing is written
 * anywhere.
 */
@CrossUniverse("reads what a promotion names in SIMULATION and PAPER, and copies no record")
public final class RecordedEvidence implements EvidenceLookup {

  private final Runs runs;
  private final UniverseArchive paper;

  /**
   * Of these ledgers.
   *
   * @param runs the runs of SIMULATION
   * @param paper what PAPER has recorded
   */
  public RecordedEvidence(Runs runs, UniverseArchive paper) {
    if (paper.universe() != Universe.PAPER) {
      throw new IllegalArgumentException(
          "sessions of paper must be looked up in paper, was " + paper.universe());
    }
    this.runs = runs;
    this.paper = paper;
  }

  @Override
  public Finding<RecordedRun> run(RunId run) {
    if (!runs.newestFirst().contains(run)) {
      return Finding.missing("run %s must be recorded in simulation, is not".formatted(run));
    }
    UniverseArchive archive = runs.storage(run).archive(Universe.SIMULATION);
    try {
      RunEvents events = new RunEvents(archive.events());
      Optional<Recorded<Fact>> started = events.started();
      Optional<Recorded<Fact>> finished = events.finished();
      if (started.isEmpty() || finished.isEmpty()) {
        return Finding.missing("run %s must be over, has no record of its end".formatted(run));
      }
      return read(run, FactFields.of(started.get().fact()), finished.get(), archive);
    } catch (LedgerException | IllegalArgumentException | ClassCastException e) {
      return Finding.missing(
          "the records of run %s must be whole, are not: %s".formatted(run, e.getMessage()));
    }
  }

  @Override
  public Finding<Set<StrategyVersion>> seatedIn(SessionId session) {
    if (session.universe() != Universe.PAPER) {
      return Finding.missing(
          "session %s must be one of paper, is of %s".formatted(session, session.universe()));
    }
    Set<StrategyVersion> seated = new HashSet<>();
    try {
      paper
          .events()
          .scan(
              Selection.all().withSession(session),
              0,
              scanned -> {
                Fact fact = scanned.record().fact();
                if (fact.type().equals("run_started")) {
                  seated.add(version(FactFields.of(fact)));
                }
                return true;
              });
    } catch (LedgerException | IllegalArgumentException e) {
      return Finding.missing(
          "the events of paper must be whole, are not: %s".formatted(e.getMessage()));
    }
    return seated.isEmpty()
        ? Finding.missing("no strategy had a seat in paper session %s".formatted(session))
        : Finding.of(Set.copyOf(seated));
  }

  private static Finding<RecordedRun> read(
      RunId run, Map<String, Object> started, Recorded<Fact> finished, UniverseArchive archive) {
    Map<String, Object> end = FactFields.of(finished.fact());
    RunScan scan = RunScan.of(archive);
    Optional<String> missing = scan.missing();
    if (missing.isPresent()) {
      return Finding.missing("run %s %s".formatted(run, missing.get()));
    }
    RunStatement statement =
        new RunStatement(
            run,
            finished.provenance().sessionId(),
            Sample.valueOf(text(end, "sample").toUpperCase(Locale.ROOT)),
            scan.weakest().validityClass(),
            scan.weakest().reasons(),
            finished.provenance().lineageId(),
            scan.firstAt(),
            scan.lastAt(),
            archive.trades().lastSeq(),
            finished.hash(),
            figures(end.get("metrics")));
    return Finding.of(
        new RecordedRun(text(started, "kind"), text(end, "outcome"), version(started), statement));
  }

  private static StrategyVersion version(Map<String, Object> started) {
    return StrategyVersion.of(
        new StrategyName(text(started, "strategy")),
        new Sha256(text(started, "strategy_hash")),
        Named.read(started.get("parameters")));
  }

  private static List<RunFinished.Figure> figures(@Nullable Object metrics) {
    List<RunFinished.Figure> figures = new ArrayList<>();
    for (Object each : metrics instanceof List<?> all ? all : List.of()) {
      Map<?, ?> figure = (Map<?, ?>) each;
      figures.add(
          new RunFinished.Figure(
              String.valueOf(figure.get("name")),
              Optional.ofNullable(figure.get("value")).map(v -> new BigDecimal(String.valueOf(v))),
              Optional.ofNullable(figure.get("unit")).map(String::valueOf),
              Optional.ofNullable(figure.get("undefined_because")).map(String::valueOf)));
    }
    return figures;
  }

  private static String text(Map<String, Object> fields, String name) {
    if (fields.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a record must have a text " + name);
  }
}
