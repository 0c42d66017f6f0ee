package io.orrery.wiring;

import io.orrery.session.SessionOpened;
import io.orrery.session.Universes;
import io.orrery.trading.Tradings;
import io.orrery.universe.Paper;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;

/** Lets every session of PAPER trade with its broker, if it has one, from its opening on. */
@Part
class PaperMarket {

  private final BrokeredPlans plans;
  private final LateUniverses universes;
  private final Tradings tradings;
  private final Clock clock;

  @Inject
  PaperMarket(BrokeredPlans plans, LateUniverses universes, Tradings tradings, Clock clock) {
    this.plans = plans;
    this.universes = universes;
    this.tradings = tradings;
    this.clock = clock;
  }

  void begin(@Observes @Paper Recorded<SessionOpened> opened) {
    Universes all = universes.get();
    plans
        .of(Universe.PAPER)
        .map(
            plan ->
                new BrokeredTrading(
                    plan, all.session(Universe.PAPER), tradings, Tempo.usual(clock)))
        .ifPresent(trading -> trading.begin(all.archive(Universe.PAPER)));
  }
}
