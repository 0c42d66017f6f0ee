package io.orrery.wiring;

import io.orrery.session.Universes;
import io.orrery.trade.Storage;
import io.orrery.trading.Tradings;
import io.orrery.universe.CrossUniverse;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts the universes of this deployment together. */
@Dependent
@CrossUniverse("puts them side by side")
class UniversesProducer {

  @Produces
  @Singleton
  Tradings tradings() {
    return new Tradings();
  }

  @Produces
  @Singleton
  Universes universes(
      Settings settings,
      MarketPlan market,
      BrokeredPlans brokered,
      Storage storage,
      CdiAudience audience,
      LateUniverses late,
      ControlParts.Stops stops) {
    return late.set(
        new Universes(
            brokered.sessions(market.sessions(settings.sessions())),
            storage,
            audience,
            stops.controls(),
            stops.clock()));
  }
}
