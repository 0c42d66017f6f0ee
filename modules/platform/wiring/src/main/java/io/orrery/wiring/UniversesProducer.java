package io.orrery.wiring;

import io.orrery.session.SessionSpec;
import io.orrery.session.Universes;
import io.orrery.trade.Storage;
import io.orrery.trading.Tradings;
import io.orrery.universe.CrossUniverse;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts the universes of this deployment together. */
@Dependent
@CrossUniverse("puts them side by side")
class UniversesProducer {

  @Produces
  @Singleton
  Tradings tradings() {
    return new Tradings();
  }

  /**
   * What the universes open with.
   *
   * @param all at most one a universe
   */
  record Specs(List<SessionSpec> all) {}

  @Produces
  @Singleton
  Specs specs(Settings settings, MarketPlan market, BrokeredPlans brokered) {
    return new Specs(brokered.sessions(market.sessions(settings.sessions())));
  }

  @Produces
  @Singleton
  Universes universes(
      Specs specs,
      Storage storage,
      CdiAudience audience,
      LateUniverses late,
      ControlParts.Stops stops) {
    return late.set(new Universes(specs.all(), storage, audience, stops.controls(), stops.clock()));
  }
}
