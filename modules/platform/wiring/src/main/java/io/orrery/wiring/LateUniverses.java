package io.orrery.wiring;

import io.orrery.session.UniverseSession;
import io.orrery.session.Universes;
import io.orrery.universe.Universe;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The deployment's {@link Universes}, looked up when first needed: the scope and the guard of
 * events are built while the container starts, before there is anything to look up.
 */
final class LateUniverses {

  private volatile @Nullable BeanManager beans;
  private volatile @Nullable Universes universes;

  void lookUpIn(BeanManager beanManager) {
    beans = beanManager;
  }

  Universes get() {
    Universes known = universes;
    return known != null ? known : lookUp();
  }

  Optional<UniverseSession> find(Universe universe) {
    return get().find(universe);
  }

  private Universes lookUp() {
    BeanManager lookIn = beans;
    if (lookIn == null) {
      throw new IllegalStateException("the container has not started");
    }
    Universes found = lookIn.createInstance().select(Universes.class).get();
    universes = found;
    return found;
  }
}
