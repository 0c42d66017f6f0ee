package io.orrery.runs;

import io.orrery.market.Split;
import io.orrery.strategy.Strategies;
import io.orrery.testkit.Samples;
import io.orrery.testkit.WalkMarket;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Six years of some instruments, and runs on them. */
final class Desk extends WalkMarket {

  Desk(String... symbols) {
    this(List.of(), symbols);
  }

  Desk(List<Split> splits, String... symbols) {
    super(LocalDate.of(2019, 1, 1), LocalDate.of(2024, 12, 31), splits, symbols);
  }

  BacktestRuns backtests() {
    return new BacktestRuns(this, sources(), Samples.CLOCK);
  }

  Sources sources() {
    return new Sources(this, calendars(), Strategies.builtIn());
  }

  RunTerms terms(String... more) {
    Map<String, String> given =
        new LinkedHashMap<>(Map.of("dataset", DATASET, "strategy", "momentum"));
    for (int i = 0; i < more.length; i += 2) {
      given.put(more[i], more[i + 1]);
    }
    return RunTerms.of(given);
  }
}
