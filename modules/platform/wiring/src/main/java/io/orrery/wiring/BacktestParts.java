package io.orrery.wiring;

import io.orrery.ledger.FileRuns;
import io.orrery.runs.BacktestRuns;
import io.orrery.runs.Sources;
import io.orrery.trade.Runs;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Puts together what backtests need besides threads, in files below the home. It is there before
 * the server's own threads are, since whoever promotes reads runs.
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
}
