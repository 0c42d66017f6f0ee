package io.orrery.rest;

import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when every configured universe has an open session whose disk has not failed, or rests
 * because it is another's turn.
 */
@Readiness
@Dependent
@CrossUniverse("says of each configured universe whether it can be written")
public class UniversesReadiness implements HealthCheck {

  private final Universes universes;

  @Inject
  UniversesReadiness(Universes universes) {
    this.universes = universes;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("universes");
    boolean ready = true;
    for (Universe universe : universes.configured()) {
      String state = state(universes.find(universe));
      boolean isResting = state.equals("closed") && universes.isResting(universe);
      answer.withData(universe.wireName(), isResting ? "resting" : state);
      ready &= isResting || state.equals("open");
    }
    return answer.status(ready).build();
  }

  static String state(Optional<UniverseSession> session) {
    return session.map(open -> open.isPoisoned() ? "poisoned" : "open").orElse("closed");
  }
}
