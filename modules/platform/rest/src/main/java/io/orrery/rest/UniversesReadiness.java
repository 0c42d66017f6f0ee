package io.orrery.rest;

import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.trading.Block;
import io.orrery.trading.Tradings;
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
  private final Tradings tradings;

  @Inject
  UniversesReadiness(Universes universes, Tradings tradings) {
    this.universes = universes;
    this.tradings = tradings;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("universes");
    boolean ready = true;
    for (Universe universe : universes.configured()) {
      String state = state(universes.find(universe));
      boolean isResting = state.equals("closed") && universes.isResting(universe);
      answer.withData(universe.wireName(), isResting ? "resting" : state);
      whyItDoesNotTrade(tradings, universe)
          .ifPresent(why -> answer.withData(universe.wireName() + "_does_not_trade", why));
      ready &= isResting || state.equals("open");
    }
    return answer.status(ready).build();
  }

  /** A broker that is not reached makes no server unready: it records and answers all the same. */
  static Optional<String> whyItDoesNotTrade(Tradings tradings, Universe universe) {
    return tradings.find(universe).stream()
        .flatMap(post -> post.trading().desk().blocks().stream())
        .map(Block::sentence)
        .findFirst()
        .or(() -> tradings.find(universe).flatMap(Tradings.Post::sitsOutBecause));
  }

  static String state(Optional<UniverseSession> session) {
    return session.map(open -> open.isPoisoned() ? "poisoned" : "open").orElse("closed");
  }
}
