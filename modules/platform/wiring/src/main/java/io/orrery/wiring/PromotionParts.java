package io.orrery.wiring;

import io.orrery.parity.Repeats;
import io.orrery.promotion.DeviationEvidence;
import io.orrery.promotion.PromotionDesk;
import io.orrery.promotion.RecordedEvidence;
import io.orrery.session.Universes;
import io.orrery.strategy.Strategies;
import io.orrery.trade.Runs;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts together what promotes strategies. */
@Dependent
@CrossUniverse("a promotion names evidence of the universe before, and copies no record of it")
class PromotionParts {

  @Produces
  @Singleton
  DeviationEvidence deviations(Universes universes, Runs runs, Repeats repeats) {
    return new ParityDeviations(universes, runs, repeats);
  }

  @Produces
  @Singleton
  PromotionDesk.Evidence evidence(
      Universes universes, Runs runs, Strategies strategies, DeviationEvidence deviations) {
    return new PromotionDesk.Evidence(
        strategies, new RecordedEvidence(runs, universes.archive(Universe.PAPER)), deviations);
  }

  @Produces
  @Singleton
  PromotionDesk promotions(
      Universes universes, PromotionDesk.Evidence evidence, Settings settings, Clock clock) {
    return new PromotionDesk(universes, evidence, settings::limits, clock);
  }
}
