package io.orrery.runs;

import io.orrery.analytics.Activity;
import io.orrery.analytics.Basis;
import io.orrery.analytics.Conventions;
import io.orrery.analytics.Evidence;
import io.orrery.analytics.Performance;
import io.orrery.backtest.Backtest;
import io.orrery.backtest.BacktestResult;
import io.orrery.backtest.Sample;
import io.orrery.backtest.Split;
import io.orrery.backtest.SweepPoint;
import io.orrery.backtest.WalkListener;
import io.orrery.backtest.Window;
import io.orrery.strategy.Strategies;
import io.orrery.strategy.Strategy;
import io.orrery.universe.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A sweep before it begins: every set is one that the strategy takes. */
final class SweepPlan {

  private final RunPlan runs;
  private final RunTerms terms;
  private final SweepTerms sweep;
  private final SweepGrid grid;
  private final Strategies strategies;
  private final Backtest backtest;
  private final Conventions conventions;
  private final List<Split> splits;

  private SweepPlan(Sources sources, RunTerms terms, SweepTerms sweep) {
    this.terms = terms;
    this.sweep = sweep;
    this.grid = SweepGrid.of(sweep.axes());
    this.strategies = sources.strategies();
    this.runs = RunPlan.of(sources, terms, parameters(0));
    this.backtest = runs.backtest();
    this.conventions = runs.yardstick().conventions();
    this.splits = splits(sweep, runs.span());
  }

  /**
   * Reads and checks everything; nothing is recorded yet.
   *
   * @throws IllegalArgumentException if a term is not allowed, or a set is not one of the strategy
   */
  static SweepPlan of(Sources sources, RunTerms terms, SweepTerms sweep) {
    SweepPlan plan = new SweepPlan(sources, terms, sweep);
    for (int set = 0; set < plan.grid.size(); set++) {
      plan.strategy(set);
    }
    return plan;
  }

  RunPlan runs() {
    return runs;
  }

  SweepTerms sweep() {
    return sweep;
  }

  int sets() {
    return grid.size();
  }

  /** Where sets are chosen and where they are tried; none in a plain sweep. */
  List<Split> splits() {
    return splits;
  }

  /** The points at which sets are compared, in the order in which they are recorded. */
  List<SweepPoint> compared() {
    List<SweepPoint> points = new ArrayList<>();
    if (splits.isEmpty()) {
      for (int set = 0; set < sets(); set++) {
        points.add(new SweepPoint(set, runs.span(), runs.spec().sample()));
      }
    }
    splits.forEach(split -> points.addAll(SweepPoint.inSample(sets(), split.inSample())));
    return points;
  }

  /** The fold of a point, from 0; that of a plain sweep is 0. */
  int fold(SweepPoint point) {
    for (int i = 0; i < splits.size(); i++) {
      if (point.window().equals(splits.get(i).inSample())
          || point.window().equals(splits.get(i).outOfSample())) {
        return i;
      }
    }
    return 0;
  }

  /** The point that a record is of. */
  SweepPoint point(PointSwept swept) {
    if (splits.isEmpty()) {
      return new SweepPoint(swept.set(), runs.span(), swept.sample());
    }
    Split split = splits.get(swept.fold());
    Window window = swept.sample() == Sample.OUT_OF_SAMPLE ? split.outOfSample() : split.inSample();
    return new SweepPoint(swept.set(), window, swept.sample());
  }

  RunStarted started() {
    Map<String, String> all = new LinkedHashMap<>(terms.texts());
    all.putAll(sweep.texts());
    return runs.started("sweep", Named.of(all), Optional.empty());
  }

  /** Runs one point; safe for use by many threads. */
  PointSwept swept(SweepPoint point, Session session, BooleanSupplier goOn) {
    Strategy strategy = strategy(point.candidate());
    BacktestResult result =
        backtest.run(
            symbol -> strategy,
            runs.spec().within(point.window(), point.sample()),
            WalkListener.NONE,
            goOn);
    Evidence evidence =
        new Evidence(
            Basis.of(session),
            terms.currency(),
            result.curve(),
            Optional.of(Activity.of(result.roundTrips(), result.openPositions())));
    return new PointSwept(
        fold(point),
        point.candidate(),
        point.sample(),
        Named.of(strategy.parameters()),
        RunFinished.Figure.all(Performance.of(evidence, conventions).metrics()));
  }

  /**
   * Of n folds, the span is cut into n + 1 parts of one length; fold k is compared on all parts up
   * to k and tried on the one behind them (anchored walk-forward).
   */
  private List<Split> splits(SweepTerms told, Window span) {
    List<Split> all = new ArrayList<>();
    told.outOfSampleFrom()
        .map(date -> date.atStartOfDay(conventions.zone()).toInstant().toEpochMilli())
        .ifPresent(cut -> all.add(split(span.fromMillis(), cut, span.toMillis())));
    long part = (span.toMillis() - span.fromMillis()) / (told.folds() + 1);
    for (int k = 1; k <= told.folds(); k++) {
      long cut = span.fromMillis() + part * k;
      all.add(split(span.fromMillis(), cut, k == told.folds() ? span.toMillis() : cut + part));
    }
    return all;
  }

  private static Split split(long from, long cut, long to) {
    return new Split(new Window(from, cut), new Window(cut, to));
  }

  private Strategy strategy(int set) {
    return strategies.create(terms.text(Term.STRATEGY), parameters(set));
  }

  private Map<String, String> parameters(int set) {
    Map<String, String> all = new LinkedHashMap<>(sweep.parameters());
    all.putAll(grid.set(set));
    return all;
  }
}
