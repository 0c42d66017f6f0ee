package io.orrery.wiring;

import io.orrery.session.SessionOpened;
import io.orrery.universe.Live;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Lets every session of LIVE trade with its broker, if it has one, from its opening on. */
@Part
class LiveMarket {

  private final BrokeredMarkets markets;

  @Inject
  LiveMarket(BrokeredMarkets markets) {
    this.markets = markets;
  }

  void begin(@Observes @Live Recorded<SessionOpened> opened) {
    markets.begin(Universe.LIVE);
  }
}
