package io.orrery.wiring;

import io.orrery.session.SessionOpened;
import io.orrery.session.Universes;
import io.orrery.trading.Tradings;
import io.orrery.universe.Recorded;
import io.orrery.universe.Simulation;
import io.orrery.universe.Universe;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Lets every session of SIMULATION trade by itself, as it is told, from its opening on. */
@Part
class SimulationMarket {

  private final MarketPlan plan;
  private final LateUniverses universes;
  private final Tradings tradings;
  private final Chores chores;

  @Inject
  SimulationMarket(MarketPlan plan, LateUniverses universes, Tradings tradings, Chores chores) {
    this.plan = plan;
    this.universes = universes;
    this.tradings = tradings;
    this.chores = chores;
  }

  void begin(@Observes @Simulation Recorded<SessionOpened> opened) {
    Universes all = universes.get();
    plan.begin(all.session(Universe.SIMULATION), all.archive(Universe.SIMULATION), tradings);
    chores.begin(all.session(Universe.SIMULATION));
  }
}
