package io.orrery.wiring;

import io.orrery.ledger.ControlFiles;
import io.orrery.promotion.PromotionDesk;
import io.orrery.promotion.PromotionLetters;
import io.orrery.session.AfterHours;
import io.orrery.session.ControlDesk;
import io.orrery.session.Controls;
import io.orrery.session.KillSwitch;
import io.orrery.session.Transitions;
import io.orrery.session.Universes;
import io.orrery.universe.CrossUniverse;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Puts together what controls the universes: by files below the home, and by calls. */
@Dependent
@CrossUniverse("kills, arms and leads between universes, each act of one or of all by its words")
class ControlParts {

  @Produces
  @Singleton
  ControlFiles files(Settings settings) {
    return new ControlFiles(settings.home());
  }

  @Produces
  @Singleton
  Stops stops(ControlFiles files, Clock clock) {
    return new Stops(new Controls(new KillSwitch(files, clock), new BuildDigest()), clock);
  }

  @Produces
  @Singleton
  ControlDesk desk(Universes universes, ControlFiles files, PromotionDesk promotions) {
    return new ControlDesk(universes, files, PromotionLetters.acts(promotions));
  }

  @Produces
  @Singleton
  Transitions transitions(Universes universes, BoundLifecycle lifecycle) {
    return new Transitions(universes, lifecycle);
  }

  /**
   * What stops universes, and by which clock.
   *
   * @param controls what stops and arms them
   * @param clock the one source of time
   */
  record Stops(Controls controls, Clock clock) {}

  /**
   * Which transitions take place by themselves.
   *
   * @param afterHours the after-hours simulation; empty for none
   */
  record Schedule(Optional<AfterHours> afterHours) {}
}
