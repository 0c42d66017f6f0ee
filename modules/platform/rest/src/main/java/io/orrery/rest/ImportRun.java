package io.orrery.rest;

import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;
import io.orrery.session.Intake;
import io.orrery.session.UniverseSession;
import io.orrery.trade.Direction;
import io.orrery.trade.History;
import io.orrery.trade.Origin;
import io.orrery.trade.Selection;
import io.orrery.universe.Fact;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionClosedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One import into one session: an NDJSON stream, each of its lines recorded once.
 *
 * @param <F> what it brings
 */
final class ImportRun<F extends Fact> {

  private static final int BATCH = 256;

  /** Most lines, and most bytes, of an import that is refused as a whole if a line is bad. */
  static final int MAX_WHOLE_LINES = 10_000;

  static final int MAX_WHOLE_BYTES = 16 * 1024 * 1024;

  private final Brought<F> kind;
  private final UniverseSession session;
  private final IdempotencyKey key;
  private final Refusals refusals;
  private final ImportReport report = new ImportReport();

  ImportRun(Brought<F> kind, UniverseSession session, IdempotencyKey key, Refusals refusals) {
    this.kind = kind;
    this.session = session;
    this.key = key;
    this.refusals = refusals;
  }

  private record Numbered<F extends Fact>(long line, F fact, Origin origin) {}

  /** Takes what is good, batch by batch, and reports the rest line by line. */
  ImportReport takeGoodLines(NdjsonLines lines) {
    List<Numbered<F>> batch = new ArrayList<>();
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      read(line.get()).ifPresent(batch::add);
      if (batch.size() == BATCH) {
        take(batch);
        batch.clear();
      }
    }
    take(batch);
    requireLines();
    return report;
  }

  /**
   * Takes all lines, or none if one is bad.
   *
   * @throws ProblemException with the report of the refused lines, if one is bad
   */
  ImportReport takeAllOrNothing(NdjsonLines lines, History<F> history) {
    List<Numbered<F>> all = new ArrayList<>();
    long bytes = 0;
    long count = 0;
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      bytes += line.get().bytes().length + 1L;
      requireBounded(++count, bytes);
      read(line.get()).ifPresent(all::add);
    }
    refuseConflicts(all, history);
    if (report.refused() > 0) {
      throw wholeRefused(count);
    }
    take(all);
    requireLines();
    return report;
  }

  private Optional<Numbered<F>> read(NdjsonLines.Line line) {
    try {
      line.requireReadable();
      Origin origin = new Origin(key, line.number(), Sha256.of(line.bytes()));
      F fact = kind.read(line.bytes(), "line", Optional.of(origin));
      return Optional.of(new Numbered<>(line.number(), fact, origin));
    } catch (ProblemException e) {
      refusals.audit(session, e.problem());
      report.refuse(line.number(), e.problem());
      return Optional.empty();
    }
  }

  private void take(List<Numbered<F>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    Intake<F> intake = kind.intake().apply(session);
    List<F> facts = batch.stream().map(Numbered::fact).toList();
    try {
      List<Intake.Outcome<F>> outcomes = Writes.known(() -> intake.take(facts));
      for (int i = 0; i < outcomes.size(); i++) {
        report.add(batch.get(i).line(), outcomes.get(i));
      }
    } catch (ProblemException e) {
      throw interrupted(e.problem(), batch);
    } catch (SessionClosedException e) {
      throw interrupted(
          new Problem(ProblemType.UNIVERSE_CLOSED, String.valueOf(e.getMessage())), batch);
    }
  }

  /** The problem that ended it, with what is certain: what came before {@code batch}. */
  private ProblemException interrupted(Problem problem, List<Numbered<F>> batch) {
    Problem told = problem.with("line", batch.get(0).line());
    for (Map.Entry<String, Object> count : report.counts().entrySet()) {
      told = told.with(count.getKey(), count.getValue());
    }
    return new ProblemException(told);
  }

  /**
   * Refuses lines that are not what the ledger has under the same key, before anything is taken.
   */
  private void refuseConflicts(List<Numbered<F>> all, History<F> history) {
    Map<Long, Recorded<F>> earlier = underSameKey(history);
    for (Numbered<F> each : all) {
      Recorded<F> record = earlier.get(each.line());
      if (record != null
          && !kind.originOf().apply(record.fact()).filter(each.origin()::equals).isPresent()) {
        report.add(
            each.line(),
            new Intake.Conflicting<F>(
                "the line must be what came under the same Idempotency-Key at first,"
                    + " but differs from record "
                    + record.seq()));
      }
    }
  }

  private Map<Long, Recorded<F>> underSameKey(History<F> history) {
    Map<Long, Recorded<F>> found = new HashMap<>();
    Selection selection = Selection.all().withIdempotencyKey(key);
    long seq = 0;
    List<Recorded<F>> page = page(history, selection, seq);
    while (!page.isEmpty()) {
      for (Recorded<F> record : page) {
        kind.originOf()
            .apply(record.fact())
            .filter(origin -> origin.line() <= MAX_WHOLE_LINES)
            .ifPresent(origin -> found.putIfAbsent(origin.line(), record));
        seq = record.seq();
      }
      page = page(history, selection, seq);
    }
    return found;
  }

  private static <F extends Fact> List<Recorded<F>> page(
      History<F> history, Selection selection, long seq) {
    return history.select(selection, Direction.OLDEST_FIRST, seq, History.MAX_LIMIT);
  }

  private void requireLines() {
    if (report.received() == 0) {
      throw new ProblemException(
          ProblemType.INVALID_BODY, "the body must have at least one line, was empty");
    }
  }

  private static void requireBounded(long lines, long bytes) {
    if (lines > MAX_WHOLE_LINES || bytes > MAX_WHOLE_BYTES) {
      throw new ProblemException(
          ProblemType.BODY_TOO_LARGE,
          ("an import with on_error=refuse_all must have at most %d lines and %d bytes, had more:"
                  + " send less at a time, or use on_error=report")
              .formatted(MAX_WHOLE_LINES, MAX_WHOLE_BYTES));
    }
  }

  private ProblemException wholeRefused(long received) {
    Problem problem =
        new Problem(
                ProblemType.IMPORT_REFUSED,
                "every line must be good with on_error=refuse_all, and %d of %d were refused: nothing was recorded"
                    .formatted(report.refused(), received))
            .with("received", received)
            .with("accepted", 0L)
            .with("replayed", 0L)
            .with("refused", report.refused());
    for (Map.Entry<String, Object> detail : report.details().entrySet()) {
      problem = problem.with(detail.getKey(), detail.getValue());
    }
    return new ProblemException(problem);
  }
}
