package io.orrery.runs;

import io.orrery.analytics.Measure;
import io.orrery.backtest.Sample;
import io.orrery.backtest.Sweep;
import io.orrery.backtest.SweepPoint;
import io.orrery.backtest.SweepRun;
import io.orrery.backtest.WalkForward;
import io.orrery.session.UniverseSession;
import io.orrery.trade.Runs;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Runs a strategy with many sets of parameters on all cores, as one SIMULATION session with ledgers
 * of its own. Each point is recorded as it comes, in the order of its number whatever the number of
 * cores, so that a sweep that was ended goes on where it was. Safe for use by many threads.
 */
public final class SweepRuns {

  private final Runs runs;
  private final Sources sources;
  private final Clock clock;
  private final Executor executor;
  private final int workers;

  /**
   * Runs nothing yet.
   *
   * @param executor on whose threads points are computed
   * @param threads on how many at once, 1 or above
   */
  public SweepRuns(Runs runs, Sources sources, Clock clock, Executor executor, int threads) {
    this.runs = runs;
    this.sources = sources;
    this.clock = clock;
    this.executor = executor;
    this.workers = threads;
  }

  /** A sweep that can be run, once. */
  public final class Prepared {
    private final RunId id;
    private final SweepPlan plan;
    private final List<PointSwept> known;

    private Prepared(RunId id, SweepPlan plan, List<PointSwept> known) {
      this.id = id;
      this.plan = plan;
      this.known = known;
    }

    /** The name under which it is recorded. */
    public RunId id() {
      return id;
    }

    /** How many points an earlier session has recorded. */
    public int known() {
      return known.size();
    }

    /** How many points there will be in the end. */
    public long points() {
      return (long) plan.compared().size() + plan.splits().size();
    }

    /**
     * Runs what is left of it.
     *
     * @param progress is told how many points are through, and may end it
     * @return all points, those of earlier sessions too, by fold and set, those out of sample last
     * @throws CancellationException if {@code progress} ended it, or this thread was told to stop,
     *     which is recorded
     * @throws io.orrery.trade.LedgerException if the disk failed
     */
    public List<PointSwept> run(RunProgress progress) {
      return SweepRuns.this.run(this, progress);
    }
  }

  /**
   * Checks a sweep and verifies its data; nothing is recorded yet.
   *
   * @throws IllegalArgumentException if a term, a parameter or a set is not allowed
   * @throws io.orrery.market.MarketDataException if the data is not listed, was changed or is none
   */
  public Prepared prepare(RunTerms terms, SweepTerms sweep) {
    return new Prepared(RunId.next(clock), SweepPlan.of(sources, terms, sweep), List.of());
  }

  /**
   * Takes up a sweep that was ended before its end: the same terms, and the points that it has.
   *
   * @throws IllegalArgumentException if there is no such sweep, it came to its end, or the data or
   *     code is not the same any more
   * @throws io.orrery.market.MarketDataException if its data is not listed any more, or was changed
   */
  public Prepared resume(RunId id) {
    SweepBook book = SweepBook.read(id, runs.storage(id).archive(Universe.SIMULATION).events());
    Map<String, String> texts = book.terms();
    SweepPlan plan = SweepPlan.of(sources, SweepBook.runTerms(texts), SweepTerms.read(texts));
    book.requireSame(plan.started());
    return new Prepared(id, plan, book.points());
  }

  private List<PointSwept> run(Prepared prepared, RunProgress progress) {
    return new RunSession(prepared.plan.runs(), runs.storage(prepared.id()), clock)
        .during(session -> swept(prepared, session, progress));
  }

  private List<PointSwept> swept(Prepared prepared, UniverseSession session, RunProgress progress) {
    SweepPlan plan = prepared.plan;
    Map<SweepPoint, PointSwept> earlier = new LinkedHashMap<>();
    prepared.known.forEach(each -> earlier.put(plan.point(each), each));
    if (earlier.isEmpty()) {
      session.events().publish(plan.started());
    }
    SweepLog log = new SweepLog(session, plan.compared(), earlier);
    try {
      long total = prepared.points();
      compare(plan, session, earlier, log, () -> progress.at(log.size(), total));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException told = new CancellationException("the sweep's thread was told to stop");
      told.initCause(e);
      throw told;
    } finally {
      log.flush();
    }
    List<PointSwept> all = log.all();
    session
        .events()
        .publish(
            RunFinished.swept(plan.runs().spec().sample(), session.session(), notes(plan, all)));
    return all;
  }

  private void compare(
      SweepPlan plan,
      UniverseSession session,
      Map<SweepPoint, PointSwept> earlier,
      SweepLog log,
      BooleanSupplier goOn)
      throws InterruptedException {
    Measure by = plan.sweep().selectBy();
    SweepRun<PointSwept> run = (point, on) -> plan.swept(point, session.session(), on);
    if (!plan.splits().isEmpty()) {
      new WalkForward<>(plan.splits(), plan.sets(), run, each -> score(each, by))
          .run(executor, workers, earlier, log, goOn);
    } else if (!new Sweep<>(plan.compared(), run)
        .run(executor, workers, earlier, log, goOn)
        .isComplete()) {
      throw new CancellationException("the sweep was told to stop after " + log.size() + " points");
    }
  }

  private static double score(PointSwept point, Measure by) {
    return point.value(by).map(BigDecimal::doubleValue).orElse(Double.NaN);
  }

  private static List<String> notes(SweepPlan plan, List<PointSwept> all) {
    Measure by = plan.sweep().selectBy();
    List<String> notes = new ArrayList<>();
    for (int fold = 0; fold < Math.max(1, plan.splits().size()); fold++) {
      int number = fold;
      notes.add(
          all.stream()
              .filter(each -> each.fold() == number && each.sample() != Sample.OUT_OF_SAMPLE)
              .filter(each -> each.value(by).isPresent())
              .max(Comparator.comparing(each -> each.value(by).orElseThrow()))
              .map(best -> note(best, by))
              .orElse(
                  "fold %s: %s is defined for none of its sets".formatted(number, by.wireName())));
    }
    return notes;
  }

  private static String note(PointSwept best, Measure by) {
    return "fold %s: the highest %s of its sets is %s, compared in sample"
        .formatted(
            best.fold(),
            by.wireName(),
            best.value(by).map(BigDecimal::toPlainString).orElse("none"));
  }
}
