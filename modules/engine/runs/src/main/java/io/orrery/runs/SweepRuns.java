package io.orrery.runs;

import io.orrery.analytics.Measure;
import io.orrery.backtest.Sample;
import io.orrery.session.Audience;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.trade.Runs;
import io.orrery.trade.Storage;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;

/**
 * Runs a strategy with many sets of parameters on all cores, as one SIMULATION session with ledgers
 * of its own. Each point is recorded as it comes, in the order of its number whatever the number of
 * cores, so that a sweep that was ended goes on where it was. Safe for use by many threads.
 */
public final class SweepRuns {

  private static final int GROUP = 64;

  private final Runs runs;
  private final Sources sources;
  private final Clock clock;
  private final InOrder workers;

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
    this.workers = new InOrder(executor, threads);
  }

  /** A sweep that can be run, once. */
  public final class Prepared {
    private final RunId id;
    private final SweepPlan plan;
    private final List<SweepPoint> known;

    private Prepared(RunId id, SweepPlan plan, List<SweepPoint> known) {
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
      return plan.folds().stream()
          .mapToLong(fold -> plan.sets() + (fold.outOfSample().isPresent() ? 1 : 0))
          .sum();
    }

    /**
     * Runs what is left of it.
     *
     * @param progress is told how many points are through, and may end it
     * @return all points, those of earlier sessions too, by fold and set, those out of sample last
     * @throws CancellationException if {@code progress} ended it, which is recorded
     * @throws io.orrery.trade.LedgerException if the disk failed
     */
    public List<SweepPoint> run(RunProgress progress) {
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

  private List<SweepPoint> run(Prepared prepared, RunProgress progress) {
    Storage storage = runs.storage(prepared.id());
    Universes universe =
        new Universes(List.of(prepared.plan.runs().session()), storage, Audience.NOBODY, clock);
    UniverseSession session = universe.open(Universe.SIMULATION);
    try {
      return swept(prepared, session, progress);
    } catch (CancellationException e) {
      end(session, RunFinished.Outcome.CANCELLED, e);
      throw e;
    } catch (RuntimeException e) {
      end(session, RunFinished.Outcome.FAILED, e);
      throw e;
    } finally {
      universe.close(Universe.SIMULATION, "the run is over");
    }
  }

  private List<SweepPoint> swept(Prepared prepared, UniverseSession session, RunProgress progress) {
    SweepPlan plan = prepared.plan;
    if (prepared.known.isEmpty()) {
      session.events().publish(plan.started());
    }
    Points points = new Points(session, prepared.known, progress, prepared.points());
    List<String> notes = new ArrayList<>();
    for (Fold fold : plan.folds()) {
      sweep(plan, fold, session, points);
      Optional<SweepPoint> best = points.best(fold.number(), plan.sweep().selectBy());
      notes.add(note(fold, best, plan.sweep().selectBy()));
      if (best.isPresent() && fold.outOfSample().isPresent()) {
        tryOut(plan, fold, best.get(), session, points);
      }
    }
    points.flush();
    session
        .events()
        .publish(RunFinished.swept(plan.runs().spec().sample(), session.session(), notes));
    return points.all();
  }

  private void sweep(SweepPlan plan, Fold fold, UniverseSession session, Points points) {
    int first = points.count(fold.number());
    boolean all =
        workers.run(
            plan.sets() - first,
            at ->
                plan.point(
                    fold.number(), first + at, fold.inSample(), fold.sample(), session.session()),
            points::add,
            points::goOn);
    if (!all) {
      points.flush();
      throw new CancellationException(
          "the sweep was told to stop after %s points".formatted(points.all().size()));
    }
  }

  private static void tryOut(
      SweepPlan plan, Fold fold, SweepPoint best, UniverseSession session, Points points) {
    if (!points.hasOutOfSample(fold.number())) {
      points.add(
          plan.point(
              fold.number(),
              best.set(),
              fold.outOfSample().orElseThrow(),
              Sample.OUT_OF_SAMPLE,
              session.session()));
    }
  }

  private static String note(Fold fold, Optional<SweepPoint> best, Measure by) {
    return best.map(
            point ->
                "fold %s: the best of its sets by %s is set %s with %s, in sample"
                    .formatted(
                        fold.number(),
                        SweepTerms.wire(by),
                        point.set(),
                        point.value(by).map(BigDecimal::toPlainString).orElse("none")))
        .orElse(
            "fold %s: %s is defined for none of its sets, so that none is the best"
                .formatted(fold.number(), SweepTerms.wire(by)));
  }

  private static void end(
      UniverseSession session, RunFinished.Outcome outcome, RuntimeException cause) {
    try {
      session
          .events()
          .publish(
              RunFinished.early(
                  outcome,
                  String.valueOf(cause.getMessage()),
                  Sample.IN_SAMPLE,
                  session.session()));
    } catch (RuntimeException unrecorded) {
      cause.addSuppressed(unrecorded);
    }
  }

  /** The points so far; new ones are recorded in groups. */
  private static final class Points {
    private final UniverseSession session;
    private final List<SweepPoint> all;
    private final List<SweepPoint> waiting = new ArrayList<>();
    private final RunProgress progress;
    private final long total;

    Points(UniverseSession session, List<SweepPoint> known, RunProgress progress, long total) {
      this.session = session;
      this.all = new ArrayList<>(known);
      this.progress = progress;
      this.total = total;
    }

    void add(SweepPoint point) {
      all.add(point);
      waiting.add(point);
      if (waiting.size() == GROUP) {
        flush();
      }
    }

    void flush() {
      session.events().publishAll(waiting);
      waiting.clear();
    }

    boolean goOn() {
      return progress.at(all.size(), total);
    }

    List<SweepPoint> all() {
      return List.copyOf(all);
    }

    int count(int fold) {
      return (int) inSample(fold).count();
    }

    boolean hasOutOfSample(int fold) {
      return all.stream()
          .anyMatch(each -> each.fold() == fold && each.sample() == Sample.OUT_OF_SAMPLE);
    }

    /** The set with the highest value; of equal ones the first. */
    Optional<SweepPoint> best(int fold, Measure by) {
      return inSample(fold)
          .filter(each -> each.value(by).isPresent())
          .max(
              Comparator.<SweepPoint, BigDecimal>comparing(each -> each.value(by).orElseThrow())
                  .thenComparing(SweepPoint::set, Comparator.reverseOrder()));
    }

    private java.util.stream.Stream<SweepPoint> inSample(int fold) {
      return all.stream()
          .filter(each -> each.fold() == fold && each.sample() != Sample.OUT_OF_SAMPLE);
    }
  }
}
