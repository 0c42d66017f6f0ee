package io.orrery.proof;

import io.orrery.session.Universes;
import io.orrery.trade.Falsification;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import io.orrery.wiring.StartSettingsCheck;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the suite together for the deployment that it is part of. */
@Dependent
@CrossUniverse("tries each universe by itself, and that none reaches another")
class ProofParts {

  @Produces
  @Singleton
  Deployment deployment(Universes universes, @Any Event<Object> events) {
    return new Deployment(universes, new CdiFiring(events), new StartSettingsCheck());
  }

  @Produces
  @Singleton
  Falsification suite(Deployment deployment, Clock clock) {
    return new Suite(deployment, HttpDoor::new, clock);
  }

  private record CdiFiring(Event<Object> events) implements Deployment.Firing {

    @Override
    public void fire(Object event) {
      events.fire(event);
    }

    @Override
    public void fire(Object event, Universe at) {
      events.select(at.qualifier()).fire(event);
    }
  }
}
