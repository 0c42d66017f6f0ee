package io.orrery.wiring;

import io.orrery.runs.BacktestRuns;
import io.orrery.runs.RunJobs;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts together what runs backtests that are asked for: on threads of the server. */
@Dependent
@SuppressWarnings("NullAway.Init") // the container sets the thread factory
class RunParts {

  @Resource private ManagedThreadFactory threads;

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

  /** The sessions of runs end before what they run on does. */
  void stop(@Disposes RunJobs jobs, RunThreads onThese) {
    jobs.close();
    onThese.close();
  }
}
