package io.orrery.promotion;

import io.orrery.runs.BacktestRuns;
import io.orrery.runs.RunProgress;
import io.orrery.runs.RunTerms;
import io.orrery.runs.Sources;
import io.orrery.strategy.Strategies;
import io.orrery.testkit.Samples;
import io.orrery.testkit.WalkMarket;
import io.orrery.trade.UniverseArchive;
import io.orrery.universe.RunId;
import io.orrery.universe.Universe;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where backtests are run that promotions rest on: real runs with real records, in memory. */
final class Laboratory extends WalkMarket {

  Laboratory() {
    super(LocalDate.of(2022, 1, 1), LocalDate.of(2024, 12, 31), "AAA");
  }

  /** A run of momentum in 2022. */
  RunId inSample() {
    return backtest("momentum", Map.of(), "from", "2022-01-03", "to", "2022-12-31");
  }

  /** A run of momentum in 2023 and 2024. */
  RunId outOfSample() {
    return outOfSample("momentum", Map.of());
  }

  RunId outOfSample(String strategy, Map<String, String> parameters, String... more) {
    String[] all = new String[more.length + 4];
    System.arraycopy(new String[] {"from", "2023-01-03", "sample", "out_of_sample"}, 0, all, 0, 4);
    System.arraycopy(more, 0, all, 4, more.length);
    return backtest(strategy, parameters, all);
  }

  RunId backtest(String strategy, Map<String, String> parameters, String... terms) {
    Map<String, String> given =
        new LinkedHashMap<>(Map.of("dataset", DATASET, "strategy", strategy));
    for (int i = 0; i < terms.length; i += 2) {
      given.put(terms[i], terms[i + 1]);
    }
    BacktestRuns.Prepared run =
        new BacktestRuns(this, new Sources(this, calendars(), strategies()), Samples.CLOCK)
            .prepare(RunTerms.of(given), parameters);
    run.run(RunProgress.NONE);
    return run.id();
  }

  Strategies strategies() {
    return Strategies.builtIn();
  }

  UniverseArchive archive(RunId run) {
    return storage(run).archive(Universe.SIMULATION);
  }
}
