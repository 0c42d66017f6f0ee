package io.orrery.wiring;

import io.orrery.session.UniverseSession;
import io.orrery.universe.ForeignRecordException;
import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which events may be fired and delivered (contract U6).
 *
 * <ul>
 *   <li>A {@link Recorded} may if it is of the events ledger, if the only universe named where it
 *       is fired is its own, and if the session that is open there minted it.
 *   <li>An event of a class of the platform may.
 *   <li>What the container tells about its own contexts may be delivered, unless it is of a class
 *       of the application. Applications do not fire it.
 *   <li>Nothing else may.
 * </ul>
 *
 * <p>Where an event passes, nothing is allocated here: this runs once at every firing and once at
 * every observer.
 */
final class EventRules {

  private static final List<Universe> UNIVERSES = List.of(Universe.values());

  private final Function<Universe, Optional<UniverseSession>> openSession;

  EventRules(Function<Universe, Optional<UniverseSession>> openSession) {
    this.openSession = openSession;
  }

  /** Why {@code event} must not be fired where {@code qualifiers} stand; empty if it may. */
  Optional<String> refusalToFire(Object event, Set<Annotation> qualifiers) {
    if (event instanceof Recorded<?> recorded) {
      return refusal(recorded, qualifiers);
    }
    return PlatformClasses.include(event.getClass()) ? Optional.empty() : notAFact(event);
  }

  /** Why {@code event}, fired with {@code qualifiers}, must not be observed; empty if it may. */
  Optional<String> refusalToDeliver(Object event, Set<Annotation> qualifiers) {
    Optional<String> refusal = refusalToFire(event, qualifiers);
    return refusal.isPresent() && isOfTheContainer(event, qualifiers) ? Optional.empty() : refusal;
  }

  private Optional<String> refusal(Recorded<?> event, Set<Annotation> qualifiers) {
    Provenance provenance = event.provenance();
    if (!isOnlyUniverse(provenance.universe(), qualifiers)) {
      return foreignPlace(event, qualifiers);
    }
    if (event.stream() != Stream.EVENTS) {
      return notAnEvent(event);
    }
    Optional<UniverseSession> open = openSession.apply(provenance.universe());
    return open.isEmpty() ? noSession(event) : foreignSession(open.get(), provenance);
  }

  private static boolean isOnlyUniverse(Universe expected, Set<Annotation> qualifiers) {
    boolean found = false;
    for (Annotation qualifier : qualifiers) {
      for (int i = 0; i < UNIVERSES.size(); i++) {
        Universe universe = UNIVERSES.get(i);
        if (universe.qualifier().annotationType().isInstance(qualifier)) {
          if (universe != expected) {
            return false;
          }
          found = true;
        }
      }
    }
    return found;
  }

  private static Optional<String> foreignSession(UniverseSession open, Provenance provenance) {
    try {
      open.session().requireOwn(provenance);
      return Optional.empty();
    } catch (ForeignRecordException | SessionClosedException e) {
      return Optional.of(
          "an event must be minted by the open session of its universe: " + e.getMessage());
    }
  }

  private static boolean isOfTheContainer(Object event, Set<Annotation> qualifiers) {
    return PlatformClasses.isJava(event.getClass())
        && qualifiers.stream().anyMatch(EventRules::isLifecycle);
  }

  private static boolean isLifecycle(Annotation qualifier) {
    return qualifier instanceof Initialized
        || qualifier instanceof BeforeDestroyed
        || qualifier instanceof Destroyed;
  }

  private static Optional<String> foreignPlace(Recorded<?> event, Set<Annotation> qualifiers) {
    return Optional.of(
        "an event must be fired with the qualifier of its universe and no other: [%s] was fired with %s; fire facts through @Inject @%s UniverseEvents"
            .formatted(
                event,
                Sentences.universes(Universe.among(qualifiers)),
                Sentences.qualifier(event.provenance().universe())));
  }

  private static Optional<String> notAnEvent(Recorded<?> event) {
    return Optional.of(
        "an event must be durable in the events ledger before it is told: [%s] is a record of the %s ledger; fire a fact that tells of it through @Inject @%s UniverseEvents"
            .formatted(event, event.stream(), Sentences.qualifier(event.provenance().universe())));
  }

  private static Optional<String> noSession(Recorded<?> event) {
    return Optional.of(
        "an event must be minted by the open session of its universe: %s has no open session, and [%s] is of one that has ended"
            .formatted(event.provenance().universe(), event));
  }

  private static Optional<String> notAFact(Object event) {
    String name = event.getClass().getName();
    return Optional.of(
        "an event must carry provenance, and %s has none: make it a record that implements Fact, write %s UniverseEvents<%s>, and fire it there"
            .formatted(name, Sentences.WRITE_INJECT, event.getClass().getSimpleName()));
  }
}
