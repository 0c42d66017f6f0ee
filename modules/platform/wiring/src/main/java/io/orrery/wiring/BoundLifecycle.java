package io.orrery.wiring;

import io.orrery.session.Lifecycle;
import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.universe.CrossUniverse;
import io.orrery.universe.Universe;
import jakarta.inject.Inject;

/** Opens and ends sessions together with the instances that CDI keeps for them. */
@Part
@CrossUniverse("opens and ends each by itself")
final class BoundLifecycle implements Lifecycle {

  private final Universes universes;
  private final SessionInstances instances;

  @Inject
  BoundLifecycle(Universes universes, SessionInstances instances) {
    this.universes = universes;
    this.instances = instances;
  }

  @Override
  public UniverseSession open(Universe universe) {
    try {
      return universes.open(universe);
    } finally {
      instances.destroyClosed();
    }
  }

  @Override
  public void close(Universe universe, String reason) {
    try {
      universes.close(universe, reason);
    } finally {
      instances.destroyClosed();
    }
  }
}
