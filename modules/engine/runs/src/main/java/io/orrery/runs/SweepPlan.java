package io.orrery.runs;

import io.orrery.analytics.Activity;
import io.orrery.analytics.Basis;
import io.orrery.analytics.Conventions;
import io.orrery.analytics.Evidence;
import io.orrery.analytics.Performance;
import io.orrery.backtest.Backtest;
import io.orrery.backtest.BacktestResult;
import io.orrery.backtest.Sample;
import io.orrery.backtest.Window;
import io.orrery.strategy.Strategies;
import io.orrery.strategy.Strategy;
import io.orrery.universe.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sweep before it begins: every set is one that the strategy takes. */
final class SweepPlan {

  private final RunPlan runs;
  private final RunTerms terms;
  private final SweepTerms sweep;
  private final SweepGrid grid;
  private final Strategies strategies;
  private final Backtest backtest;
  private final Conventions conventions;

  private SweepPlan(Sources sources, RunTerms terms, SweepTerms sweep) {
    this.terms = terms;
    this.sweep = sweep;
    this.grid = SweepGrid.of(sweep.axes());
    this.strategies = sources.strategies();
    this.runs = RunPlan.of(sources, terms, parameters(0));
    this.backtest = runs.backtest();
    this.conventions = runs.conventions();
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

  List<Fold> folds() {
    return Fold.of(sweep, runs.span(), runs.spec().sample(), conventions.zone());
  }

  RunStarted started() {
    Map<String, String> all = new LinkedHashMap<>(terms.texts());
    all.putAll(sweep.texts());
    return runs.started("sweep", Named.of(all));
  }

  /** Runs one set on one span; safe for use by many threads. */
  SweepPoint point(int fold, int set, Window span, Sample sample, Session session) {
    Strategy strategy = strategy(set);
    BacktestResult result = backtest.run(symbol -> strategy, runs.spec().within(span, sample));
    Evidence evidence =
        new Evidence(
            Basis.of(session),
            terms.currency(),
            result.curve(),
            java.util.Optional.of(Activity.of(result.roundTrips(), result.openPositions())));
    return new SweepPoint(
        fold,
        set,
        sample,
        Named.of(strategy.parameters()),
        RunFinished.Figure.all(Performance.of(evidence, conventions).metrics()));
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
