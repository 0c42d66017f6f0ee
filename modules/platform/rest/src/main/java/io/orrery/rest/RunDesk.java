package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.basics.IdempotencyKey;
import io.orrery.basics.Sha256;
import io.orrery.runs.RunIntake;
import io.orrery.runs.RunJobs;
import io.orrery.runs.Sources;
import io.orrery.trade.Origin;
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
  private final RunIntake intake;

  RunDesk(Runs runs, RunJobs jobs, Sources sources) {
    this.runs = runs;
    this.jobs = jobs;
    this.sources = sources;
    this.intake = new RunIntake(runs);
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

  /**
   * Starts a backtest, once under one key.
   *
   * @throws ProblemException if it cannot be, naming the field, or another came under the same key
   */
  Begun start(byte[] body, Optional<IdempotencyKey> key) {
    if (key.isEmpty()) {
      return new Begun(file(start(BacktestRequest.read(body), Optional.empty())), false);
    }
    Origin origin = new Origin(key.get(), 1, Sha256.of(body));
    RunIntake.Outcome outcome =
        intake.take(origin, () -> start(BacktestRequest.read(body), Optional.of(origin)));
    if (outcome instanceof RunIntake.Conflicting conflict) {
      throw new ProblemException(ProblemType.IDEMPOTENCY_CONFLICT, conflict.sentence());
    }
    return outcome instanceof RunIntake.Replayed replayed
        ? new Begun(file(replayed.run()), true)
        : new Begun(file(((RunIntake.Started) outcome).run()), false);
  }

  /**
   * What a request led to.
   *
   * @param file the run
   * @param isReplayed whether the same request had started it before
   */
  record Begun(RunFile file, boolean isReplayed) {}

  private RunId start(BacktestRequest request, Optional<Origin> origin) {
    try {
      return jobs.start(request.runTerms(sources), request.parameters(), origin);
    } catch (IllegalArgumentException e) {
      throw request.problem(e);
    }
  }

  /** Ends a job of this process that is under way; refuses what is over or not its own. */
  RunFile cancel(String name) {
    RunFile file = require(name);
    Optional<RunJobs.Job> job = file.job().filter(RunFile::isUnderWay);
    if (job.isEmpty()) {
      throw cannotBeEnded(file);
    }
    jobs.cancel(file.run());
    return file(file.run());
  }

  private static ProblemException cannotBeEnded(RunFile file) {
    return file.state().equals(RunFile.RUNNING)
        ? new ProblemException(
            ProblemType.RUN_NOT_OVER,
            "the run must be a backtest that was started here to be ended here, %s is under way without it: end it where it was started"
                .formatted(file.run()))
        : new ProblemException(
            ProblemType.RUN_OVER,
            "the run must be under way to be ended, %s is over: what is recorded stays"
                .formatted(file.run()));
  }
}
