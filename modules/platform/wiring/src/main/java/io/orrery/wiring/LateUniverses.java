package io.orrery.wiring;

import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.universe.Universe;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The deployment's {@link Universes}, handed over when they are made: the scope and the guard of
 * events are built while the container starts, before there is anything to look up. An extension's
 * own bean manager is no help: on Payara it does not see the beans of the application.
 */
final class LateUniverses {

  private volatile @Nullable Universes universes;

  /** Hands them over; {@link UniversesProducer} does when it makes them. */
  Universes set(Universes made) {
    universes = made;
    return made;
  }

  Universes get() {
    Universes known = universes;
    return known != null ? known : CDI.current().select(Universes.class).get();
  }

  Optional<UniverseSession> find(Universe universe) {
    return get().find(universe);
  }
}
