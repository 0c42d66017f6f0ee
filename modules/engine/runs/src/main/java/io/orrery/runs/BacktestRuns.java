package io.orrery.runs;

import io.orrery.analytics.Performance;
import io.orrery.backtest.Walk;
import io.orrery.session.UniverseSession;
import io.orrery.trade.Origin;
import io.orrery.trade.Runs;
import io.orrery.universe.Fact;
import io.orrery.universe.RunId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * Runs backtests, each as a SIMULATION session with ledgers of its own. Safe for use by many
 * threads; runs do not wait for each other.
 */
public final class BacktestRuns {

  private static final int GROUP = 4096;

  private final Runs runs;
  private final Sources sources;
  private final Clock clock;

  /** Runs nothing yet. */
  public BacktestRuns(Runs runs, Sources sources, Clock clock) {
    this.runs = runs;
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * Checks what a backtest is told, and verifies its data; nothing is recorded yet.
   *
   * @param parameters its strategy's own, as text; those not named take their default
   * @throws IllegalArgumentException if a term or a parameter is not allowed
   * @throws io.orrery.market.MarketDataException if the data is not listed, was changed or is none
   */
  public Prepared prepare(RunTerms terms, Map<String, String> parameters) {
    return prepare(terms, parameters, Optional.empty());
  }

  /**
   * The same for a request that may be repeated.
   *
   * @param origin the request, which its beginning records; empty if nobody can repeat it
   */
  public Prepared prepare(RunTerms terms, Map<String, String> parameters, Optional<Origin> origin) {
    return prepare(terms, parameters, origin, run -> List.of());
  }

  /**
   * The same, of which something is found out from its own records before it ends.
   *
   * @param findings is asked when all of the run is recorded but its end; what it answers goes on
   *     record as events of the run
   */
  public Prepared prepare(
      RunTerms terms,
      Map<String, String> parameters,
      Optional<Origin> origin,
      Function<RunId, List<Fact>> findings) {
    RunPlan plan = RunPlan.of(sources, terms, parameters);
    RunStarted beginning = plan.started("backtest", origin);
    RunId id = RunId.next(clock);
    return new Prepared(
        id,
        progress ->
            new RunSession(plan, runs.storage(id), clock)
                .during(
                    session -> {
                      session.events().publish(beginning);
                      return walked(id, plan, session, progress, findings);
                    }));
  }

  /** A backtest that can be run, once. */
  public static final class Prepared {
    private final RunId id;
    private final Function<RunProgress, RunOutcome> running;

    private Prepared(RunId id, Function<RunProgress, RunOutcome> running) {
      this.id = id;
      this.running = running;
    }

    /** The name under which it will be recorded. */
    public RunId id() {
      return id;
    }

    /**
     * Runs it to its end, and records it.
     *
     * @param progress is told how many moments of at most how many are through, and may end it
     * @throws CancellationException if {@code progress} ended it, which is recorded
     * @throws IllegalArgumentException if no bar lies in its window, which is recorded
     * @throws io.orrery.backtest.StrategyFailedException if the strategy threw, which is recorded
     * @throws io.orrery.trade.LedgerException if the disk failed
     */
    public RunOutcome run(RunProgress progress) {
      return running.apply(progress);
    }
  }

  private RunOutcome walked(
      RunId id,
      RunPlan plan,
      UniverseSession session,
      RunProgress progress,
      Function<RunId, List<Fact>> findings) {
    RunRecords records = new RunRecords();
    WalkRecorder recorder =
        new WalkRecorder(
            session, plan.booking(), symbol -> plan.strategy().name(), GROUP, Optional.of(records));
    ProgressMeter meter = new ProgressMeter(recorder, plan.moments(), progress);
    Walk walk = plan.backtest().walk(symbol -> plan.strategy(), plan.spec(), meter, meter::goOn);
    recorder.flush();
    // computed from what the ledgers acknowledged, so that whoever reads the records finds the same
    Performance performance =
        plan.yardstick().performance(records, session.session().assumptions());
    RunFinished summary =
        RunFinished.completed(walk.bars(), plan.spec().sample(), performance, walk.positions());
    findings.apply(id).forEach(session.events()::publish);
    session.events().publish(summary);
    return new RunOutcome(id, session.session().id(), performance, summary);
  }
}
