package io.orrery.runs;

import io.orrery.trade.Origin;
import io.orrery.universe.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Backtests that run in the background of this process, with progress. What they record outlives
 * the process; this list does not. Safe for use by many threads.
 */
public final class RunJobs implements AutoCloseable {

  private static final int REMEMBERED = 1000;

  private final BacktestRuns runs;
  private final Executor executor;
  private final ConcurrentSkipListMap<String, Running> jobs = new ConcurrentSkipListMap<>();
  private volatile boolean closed;

  /** Where a job is. */
  public enum State {
    /** It waits for a thread. */
    WAITING,
    /** It is under way. */
    RUNNING,
    /** It came to its end. */
    COMPLETED,
    /** Someone ended it. */
    CANCELLED,
    /** It could not go on. */
    FAILED
  }

  /**
   * A job as it is now.
   *
   * @param run under which name it is recorded
   * @param state where it is
   * @param done how many moments are through
   * @param total how many there are at most
   * @param message why it failed or was cancelled, as a sentence
   */
  public record Job(RunId run, State state, long done, long total, Optional<String> message) {}

  /** Runs jobs on the threads of {@code executor}. */
  public RunJobs(BacktestRuns runs, Executor executor) {
    this.runs = runs;
    this.executor = executor;
  }

  /**
   * Checks a backtest and runs it in the background.
   *
   * @param origin the request that wants it, if that may be repeated
   * @return its name
   * @throws IllegalArgumentException if a term or a parameter is not allowed; nothing is started
   * @throws io.orrery.market.MarketDataException if the data is not listed, was changed or is none
   * @throws RejectedExecutionException if no more can be taken; nothing is started
   */
  public RunId start(RunTerms terms, Map<String, String> parameters, Optional<Origin> origin) {
    return start(() -> runs.prepare(terms, parameters, origin));
  }

  /**
   * Runs what is prepared in the background.
   *
   * @param preparing prepares it; what it throws comes through, and nothing is started
   * @return its name
   * @throws RejectedExecutionException if no more can be taken; nothing is started
   */
  public RunId start(Supplier<BacktestRuns.Prepared> preparing) {
    if (closed) {
      throw new RejectedExecutionException("no more runs are started, the server is stopping");
    }
    Running job = new Running(preparing.get());
    jobs.put(job.id(), job);
    try {
      executor.execute(job);
    } catch (RejectedExecutionException e) {
      jobs.remove(job.id());
      throw e;
    }
    forgetOldest();
    return job.prepared.id();
  }

  /** The job of that name; empty if it was not started in this process, or is forgotten. */
  public Optional<Job> find(RunId run) {
    return Optional.ofNullable(jobs.get(run.value())).map(Running::now);
  }

  /** The jobs of this process, the newest first. */
  public List<Job> newestFirst() {
    return jobs.descendingMap().values().stream().map(Running::now).toList();
  }

  /**
   * Ends a job that waits or runs; one that is over stays as it is.
   *
   * @return the job; empty if there is none
   */
  public Optional<Job> cancel(RunId run) {
    Optional<Running> job = Optional.ofNullable(jobs.get(run.value()));
    job.ifPresent(Running::cancel);
    return job.map(Running::now);
  }

  /** Takes no more, and ends what runs; each records that it was cancelled. */
  @Override
  public void close() {
    closed = true;
    jobs.values().forEach(Running::cancel);
  }

  private void forgetOldest() {
    while (jobs.size() > REMEMBERED && jobs.firstEntry().getValue().isOver()) {
      jobs.pollFirstEntry();
    }
  }

  /** One job. */
  private static final class Running implements Runnable {
    private final BacktestRuns.Prepared prepared;
    private volatile Job now;
    private volatile boolean cancelled;

    Running(BacktestRuns.Prepared prepared) {
      this.prepared = prepared;
      this.now = new Job(prepared.id(), State.WAITING, 0, 0, Optional.empty());
    }

    String id() {
      return prepared.id().value();
    }

    Job now() {
      return now;
    }

    boolean isOver() {
      return now().state().compareTo(State.RUNNING) > 0;
    }

    void cancel() {
      cancelled = true;
    }

    @Override
    public void run() {
      try {
        prepared.run(this::at);
        become(State.COMPLETED, Optional.empty());
      } catch (CancellationException e) {
        become(State.CANCELLED, Optional.ofNullable(e.getMessage()));
      } catch (RuntimeException | Error e) {
        become(State.FAILED, Optional.of(String.valueOf(e.getMessage())));
      }
    }

    private boolean at(long done, long total) {
      now = new Job(prepared.id(), State.RUNNING, done, total, Optional.empty());
      return !cancelled;
    }

    private void become(State state, Optional<String> message) {
      now = new Job(now.run(), state, now.done(), now.total(), message);
    }
  }
}
