package io.orrery.trading;

import io.orrery.basics.StrategyName;
import io.orrery.risk.StrategyPermission;
import io.orrery.universe.Universe;
import java.time.Instant;

/**
 * Port: by whose word strategies take on risk in one session. It is asked when a strategy takes its
 * seat, at every moment after, and before each of its orders, so that an answer that changes holds
 * from then on. Safe for use by many threads.
 */
@FunctionalInterface
public interface StrategyPermits {

  /** Whether a strategy may take on risk at that moment; what cannot be told is withheld. */
  StrategyPermission of(StrategyName strategy, Instant now);

  /** Where nobody promotes anything: no strategy puts real capital at risk, any may trade else. */
  static StrategyPermits none(Universe universe) {
    StrategyPermission all =
        universe.hasRealCapital()
            ? new StrategyPermission.Withheld(
                "a strategy must be promoted to take on risk in %s, and no promotions are kept here"
                    .formatted(universe))
            : new StrategyPermission.NotNeeded();
    return (strategy, now) -> all;
  }
}
