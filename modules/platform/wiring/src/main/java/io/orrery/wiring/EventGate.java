package io.orrery.wiring;

import io.orrery.session.AttemptRefused;
import io.orrery.session.UniverseSession;
import io.orrery.universe.Recorded;
import io.orrery.universe.Universe;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Holds {@link EventRules}: what they refuse is audited in the universes concerned, and thrown. */
final class EventGate {

  private final EventRules rules;
  private final LateUniverses universes;

  EventGate(LateUniverses universes) {
    this.rules = new EventRules(universes::find);
    this.universes = universes;
  }

  /** Passes if {@code event} may be fired at {@code place}. */
  void requireFireable(Object event, FiringPoint place) {
    Optional<String> refusal = rules.refusalToFire(event, place);
    if (refusal.isPresent()) {
      throw refused(refusal.get(), event, place);
    }
  }

  /** Passes if an observer may see {@code event}, which was fired at {@code place}. */
  void requireObservable(Object event, FiringPoint place) {
    Optional<String> refusal = rules.refusalToDeliver(event, place);
    if (refusal.isPresent()) {
      throw refused(refusal.get(), event, place);
    }
  }

  private EventRefusedException refused(String sentence, Object event, FiringPoint place) {
    EventRefusedException refusal = new EventRefusedException(sentence);
    for (Universe universe : concerned(event, place)) {
      audit(universe, refusal);
    }
    return refusal;
  }

  private static Set<Universe> concerned(Object event, FiringPoint place) {
    Set<Universe> concerned = EnumSet.noneOf(Universe.class);
    concerned.addAll(place.universes());
    if (event instanceof Recorded<?> recorded) {
      concerned.add(recorded.provenance().universe());
    }
    return concerned;
  }

  /** A universe without a session has no audit ledger that could take it. */
  private void audit(Universe universe, EventRefusedException refusal) {
    try {
      Optional<UniverseSession> open = universes.find(universe);
      if (open.isPresent()) {
        open.get().recordRefusal(new AttemptRefused("event", String.valueOf(refusal.getMessage())));
      }
    } catch (RuntimeException e) {
      refusal.addSuppressed(e);
    }
  }
}
