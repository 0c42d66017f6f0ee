package io.orrery.wiring;

import io.orrery.session.UniverseSession;
import io.orrery.universe.ForeignRecordException;
import io.orrery.universe.Provenance;
import io.orrery.universe.Recorded;
import io.orrery.universe.SessionClosedException;
import io.orrery.universe.Stream;
import io.orrery.universe.Universe;
import java.util.Optional;
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

  private final Function<Universe, Optional<UniverseSession>> openSession;

  EventRules(Function<Universe, Optional<UniverseSession>> openSession) {
    this.openSession = openSession;
  }

  /** Why {@code event} must not be fired at {@code place}; empty if it may. */
  Optional<String> refusalToFire(Object event, FiringPoint place) {
    if (event instanceof Recorded<?> recorded) {
      return refusal(recorded, place);
    }
    return PlatformClasses.include(event.getClass()) ? Optional.empty() : notAFact(event);
  }

  /** Why {@code event}, fired at {@code place}, must not be observed; empty if it may. */
  Optional<String> refusalToDeliver(Object event, FiringPoint place) {
    boolean container = place.isOfTheContainer() && PlatformClasses.isJava(event.getClass());
    return container ? Optional.empty() : refusalToFire(event, place);
  }

  private Optional<String> refusal(Recorded<?> event, FiringPoint place) {
    Provenance provenance = event.provenance();
    if (!place.isOnly(provenance.universe())) {
      return foreignPlace(event, place);
    }
    if (event.stream() != Stream.EVENTS) {
      return notAnEvent(event);
    }
    Optional<UniverseSession> open = openSession.apply(provenance.universe());
    return open.isEmpty() ? noSession(event) : foreignSession(open.get(), provenance);
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

  private static Optional<String> foreignPlace(Recorded<?> event, FiringPoint place) {
    return Optional.of(
        "an event must be fired with the qualifier of its universe and no other: [%s] was fired with %s; fire facts through @Inject @%s UniverseEvents"
            .formatted(
                event,
                Sentences.universes(place.universes()),
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
