package io.orrery.wiring;

import io.orrery.ledger.FileRuns;
import io.orrery.parity.PostMarket;
import io.orrery.parity.Repeats;
import io.orrery.runs.BacktestRuns;
import io.orrery.runs.RunJobs;
import io.orrery.runs.Sources;
import io.orrery.trade.Runs;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Puts together what backtests need besides threads, in files below the home. It is there before
 * the server's own threads are, since whoever promotes reads runs, and the post-market run takes
 * place on the thread of who looks for it.
 */
@Dependent
class BacktestParts {

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
  Repeats repeats(BacktestRuns backtests, Runs runs, Sources sources) {
    return new Repeats(backtests, runs, sources);
  }

  @Produces
  @Singleton
  PostMarket.Desk postMarket(Repeats repeats, BacktestRuns backtests, Runs runs, Sources sources) {
    return new PostMarket.Desk(repeats, new RunJobs(backtests, Runnable::run), runs, sources);
  }

  void stop(@Disposes PostMarket.Desk desk) {
    desk.jobs().close();
  }
}
