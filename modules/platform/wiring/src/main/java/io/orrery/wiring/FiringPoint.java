package io.orrery.wiring;

import io.orrery.universe.Universe;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the qualifiers of a place where events are fired say; read once, because reading annotations
 * costs more than firing.
 */
final class FiringPoint {

  private final Set<Universe> universes;
  private final @Nullable Universe only;
  private final boolean ofTheContainer;

  private FiringPoint(Set<Universe> universes, boolean ofTheContainer) {
    this.universes = universes;
    this.only = universes.size() == 1 ? universes.iterator().next() : null;
    this.ofTheContainer = ofTheContainer;
  }

  static FiringPoint of(Set<Annotation> qualifiers) {
    return new FiringPoint(
        Universe.among(qualifiers), qualifiers.stream().anyMatch(FiringPoint::isLifecycle));
  }

  /** The universes that are named there. */
  Set<Universe> universes() {
    return universes;
  }

  /** Whether {@code universe} is named there, and no other. */
  boolean isOnly(Universe universe) {
    return only == universe;
  }

  /** Whether the container tells there of its own contexts. */
  boolean isOfTheContainer() {
    return ofTheContainer;
  }

  private static boolean isLifecycle(Annotation qualifier) {
    return qualifier instanceof Initialized
        || qualifier instanceof BeforeDestroyed
        || qualifier instanceof Destroyed;
  }
}
