package io.orrery.wiring;

import io.orrery.ledger.FileRuns;
import io.orrery.parity.PostMarket;
import io.orrery.parity.Repeats;
import io.orrery.runs.BacktestRuns;
import io.orrery.runs.RunJobs;
import io.orrery.runs.Sources;
import io.orrery.trade.Runs;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together what runs backtests: on threads of the server, in files below the home. */
@Dependent
@SuppressWarnings("NullAway.Init") // the container sets the thread factory
class RunParts {

  @Resource private ManagedThreadFactory threads;

  @Produces
  @Singleton
  Runs runs(Settings settings, Clock clock) {
    return new FileRuns(settings.home(), clock);
  }

  @Produces
  @Singleton
  BacktestRuns backtests(Runs runs, Sources sources, Clock clock) {
    return new BacktestRuns(runs, sources, clock);
  }

  @Produces
  @Singleton
  RunThreads threads() {
    return new RunThreads(threads, Runtime.getRuntime().availableProcessors());
  }

  @Produces
  @Singleton
  RunJobs jobs(BacktestRuns runs, RunThreads onThese) {
    return new RunJobs(runs, onThese);
  }

  @Produces
  @Singleton
  Repeats repeats(BacktestRuns backtests, Runs runs, Sources sources) {
    return new Repeats(backtests, runs, sources);
  }

  @Produces
  @Singleton
  PostMarket.Desk postMarket(Repeats repeats, RunJobs jobs, Runs runs, Sources sources) {
    return new PostMarket.Desk(repeats, jobs, runs, sources);
  }

  /** The sessions of runs end before what they run on does. */
  void stop(@Disposes RunJobs jobs, RunThreads onThese) {
    jobs.close();
    onThese.close();
  }
}
