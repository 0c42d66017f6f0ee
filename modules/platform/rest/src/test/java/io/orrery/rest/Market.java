package io.orrery.rest;

import io.orrery.market.MarketDataException;
import io.orrery.market.VerifiedBars;
import io.orrery.runs.Sources;
import io.orrery.strategy.Strategies;
import io.orrery.testkit.WalkMarket;
import io.orrery.universe.Lineage;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Two years of two instruments, which can be damaged. */
final class Market extends WalkMarket {

  /** What opening the dataset says instead of its bars; null for the bars. */
  volatile @Nullable String damage;

  /** What happens meanwhile when the dataset is opened. */
  volatile Runnable meanwhile = () -> {};

  Market() {
    super(LocalDate.of(2023, 1, 1), LocalDate.of(2024, 12, 31), "AAA", "BBB");
  }

  Sources sources() {
    return new Sources(this, calendars(), Strategies.builtIn());
  }

  Lineage lineage() {
    return bars().lineage();
  }

  @Override
  public VerifiedBars open(String id) {
    meanwhile.run();
    String message = damage;
    if (message != null) {
      throw new MarketDataException(message);
    }
    return super.open(id);
  }
}
