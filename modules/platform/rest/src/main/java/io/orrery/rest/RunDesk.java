package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.runs.RunJobs;
import io.orrery.runs.RunTerms;
import io.orrery.runs.Sources;
import io.orrery.trade.Runs;
import io.orrery.universe.RunId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The runs of this deployment: those under way in this process, and those on disk. */
final class RunDesk {

  private final Runs runs;
  private final RunJobs jobs;
  private final Sources sources;

  RunDesk(Runs runs, RunJobs jobs, Sources sources) {
    this.runs = runs;
    this.jobs = jobs;
    this.sources = sources;
  }

  Sources sources() {
    return sources;
  }

  /** Names of all runs, the newest first. */
  List<RunId> newestFirst() {
    return Stream.concat(
            jobs.newestFirst().stream().map(RunJobs.Job::run), runs.newestFirst().stream())
        .distinct()
        .sorted(Comparator.comparing(RunId::value).reversed())
        .toList();
  }

  /** Refuses a name that no run has. */
  RunFile require(String name) {
    if (RunId.isOne(name)) {
      RunId run = new RunId(name);
      if (jobs.find(run).isPresent() || runs.newestFirst().contains(run)) {
        return file(run);
      }
    }
    throw new ProblemException(
        ProblemType.UNKNOWN_RUN,
        "the run must be one that GET /backtests lists, was " + Check.shown(name));
  }

  /** A run that there is. */
  RunFile file(RunId run) {
    return new RunFile(run, runs.storage(run), jobs.find(run));
  }

  /** Starts a backtest; refuses one that cannot be, naming the field. */
  RunFile start(BacktestRequest request) {
    try {
      RunTerms terms = request.runTerms(sources);
      return file(jobs.start(terms, request.parameters()));
    } catch (IllegalArgumentException e) {
      throw request.problem(e);
    }
  }

  /** Ends a run that is under way in this process; refuses one that is over. */
  RunFile cancel(String name) {
    RunFile file = require(name);
    Optional<RunJobs.Job> job = file.job().filter(RunFile::isUnderWay);
    if (job.isEmpty()) {
      throw new ProblemException(
          ProblemType.RUN_OVER,
          "the run must be under way to be ended, %s is over: what is recorded stays"
              .formatted(name));
    }
    jobs.cancel(file.run());
    return file(file.run());
  }
}
