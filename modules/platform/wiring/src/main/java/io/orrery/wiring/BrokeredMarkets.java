package io.orrery.wiring;

import io.orrery.session.Universes;
import io.orrery.trading.Tradings;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.inject.Inject;
import java.time.Clock;

/** Lets the session that a universe has opened trade with its broker, if it has one. */
@Part
@CrossUniverse("begins each by itself")
class BrokeredMarkets {

  private final BrokeredPlans plans;
  private final LateUniverses universes;
  private final Tradings tradings;
  private final Chores chores;
  private final Clock clock;

  @Inject
  BrokeredMarkets(
      BrokeredPlans plans, LateUniverses universes, Tradings tradings, Chores chores, Clock clock) {
    this.plans = plans;
    this.universes = universes;
    this.tradings = tradings;
    this.chores = chores;
    this.clock = clock;
  }

  /** Begins, and ends with the session. */
  void begin(Universe universe) {
    Universes all = universes.get();
    plans
        .of(universe)
        .map(plan -> new BrokeredTrading(plan, all.session(universe), tradings, Tempo.usual(clock)))
        .ifPresent(trading -> trading.begin(all.archive(universe)));
    chores.begin(all.session(universe));
  }
}
