package io.orrery.wiring;

import io.orrery.session.UniverseSession;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the instances of {@link UniverseSessionScoped} beans: in the open session of the universe
 * that the bean is qualified with. It is active in every thread; what may be missing is a session,
 * and then {@code get} says which.
 */
final class UniverseSessionContext implements AlterableContext {

  private final LateUniverses universes;
  private final SessionInstances instances;
  private final Map<Contextual<?>, Universe> universeOf = new ConcurrentHashMap<>();

  UniverseSessionContext(LateUniverses universes, SessionInstances instances) {
    this.universes = universes;
    this.instances = instances;
  }

  @Override
  public Class<? extends Annotation> getScope() {
    return UniverseSessionScoped.class;
  }

  @Override
  public boolean isActive() {
    return true;
  }

  @Override
  public <T> @Nullable T get(Contextual<T> contextual) {
    return instances.find(session(contextual).session(), contextual);
  }

  @Override
  public <T> @Nullable T get(Contextual<T> contextual, @Nullable CreationalContext<T> context) {
    return context == null
        ? get(contextual)
        : instances.findOrCreate(session(contextual), contextual, context);
  }

  @Override
  public void destroy(Contextual<?> contextual) {
    instances.destroy(session(contextual).session(), contextual);
  }

  private UniverseSession session(Contextual<?> contextual) {
    Universe known = universeOf.get(contextual);
    Universe universe =
        known != null
            ? known
            : universeOf.computeIfAbsent(contextual, UniverseSessionContext::readUniverse);
    return universes.get().session(universe);
  }

  private static Universe readUniverse(Contextual<?> contextual) {
    Set<Universe> named =
        contextual instanceof Bean<?> bean ? Universe.among(bean.getQualifiers()) : Set.of();
    if (named.size() != 1) {
      throw new IllegalStateException(
          "a @UniverseSessionScoped bean must have exactly one universe, %s has %s"
              .formatted(contextual, named));
    }
    return named.iterator().next();
  }
}
