package io.orrery.wiring;

import io.orrery.session.SessionOpened;
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

  @Inject
  SimulationMarket(MarketPlan plan, LateUniverses universes) {
    this.plan = plan;
    this.universes = universes;
  }

  void begin(@Observes @Simulation Recorded<SessionOpened> opened) {
    plan.begin(universes.get().session(Universe.SIMULATION));
  }
}
