package io.orrery.wiring;

import io.orrery.session.SessionOpened;
import io.orrery.session.Universes;
import io.orrery.trading.Tradings;
import io.orrery.universe.Live;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;

/** Lets every session of LIVE trade with its broker, if it has one, from its opening on. */
@Part
class LiveMarket {

  private final BrokeredPlans plans;
  private final LateUniverses universes;
  private final Tradings tradings;
  private final Clock clock;

  @Inject
  LiveMarket(BrokeredPlans plans, LateUniverses universes, Tradings tradings, Clock clock) {
    this.plans = plans;
    this.universes = universes;
    this.tradings = tradings;
    this.clock = clock;
  }

  void begin(@Observes @Live Recorded<SessionOpened> opened) {
    Universes all = universes.get();
    plans
        .of(Universe.LIVE)
        .map(
            plan ->
                new BrokeredTrading(plan, all.session(Universe.LIVE), tradings, Tempo.usual(clock)))
        .ifPresent(trading -> trading.begin(all.archive(Universe.LIVE)));
  }
}
