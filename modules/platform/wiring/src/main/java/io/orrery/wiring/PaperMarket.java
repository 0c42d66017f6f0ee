package io.orrery.wiring;

import io.orrery.session.SessionOpened;
import io.orrery.universe.Paper;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Lets every session of PAPER trade with its broker, if it has one, from its opening on. */
@Part
class PaperMarket {

  private final BrokeredMarkets markets;

  @Inject
  PaperMarket(BrokeredMarkets markets) {
    this.markets = markets;
  }

  void begin(@Observes @Paper Recorded<SessionOpened> opened) {
    markets.begin(Universe.PAPER);
  }
}
