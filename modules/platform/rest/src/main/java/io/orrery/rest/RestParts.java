package io.orrery.rest;

import io.orrery.promotion.PromotionDesk;
import io.orrery.runs.RunJobs;
import io.orrery.runs.Sources;
import io.orrery.session.Universes;
import io.orrery.trade.Integrity;
import io.orrery.trade.Runs;
import io.orrery.trading.Tradings;
import io.orrery.universe.CrossUniverse;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together what the resources share: one of each for the deployment. */
@Dependent
@SuppressWarnings("NullAway.Init") // the container sets the two executors
@CrossUniverse("hands out what finds the one universe that a request names in its path")
class RestParts {

  @Resource private ManagedScheduledExecutorService scheduler;
  @Resource private ManagedExecutorService senders;

  @Produces
  @Singleton
  Standings standings(Universes universes) {
    return new Standings(universes);
  }

  @Produces
  @Singleton
  Gateway gateway(Universes universes, Standings standings, Clock clock) {
    return new Gateway(universes, standings, new Refusals(clock));
  }

  @Produces
  @Singleton
  TradingDesks desks(Tradings tradings, Gateway gateway) {
    return new TradingDesks(tradings, gateway);
  }

  @Produces
  @Singleton
  KnownEvidence evidence() {
    return new KnownEvidence();
  }

  @Produces
  @Singleton
  SessionFigures figures(Sources sources, KnownEvidence known) {
    return new SessionFigures(sources, known);
  }

  @Produces
  @Singleton
  Verifications verifications(Integrity integrity, Clock clock) {
    return new Verifications(integrity, clock);
  }

  void stop(@Disposes Verifications verifications) {
    verifications.close();
  }

  @Produces
  @Singleton
  EventStreams streams() {
    return new EventStreams(scheduler, senders);
  }

  @Produces
  @Singleton
  RunDesk runDesk(Runs runs, RunJobs jobs, Sources sources) {
    return new RunDesk(runs, jobs, sources);
  }

  @Produces
  @Singleton
  PromotionGateway promotions(PromotionDesk desk, Gateway gateway) {
    return new PromotionGateway(desk, gateway);
  }

  void stop(@Disposes EventStreams streams) {
    streams.close();
  }
}
