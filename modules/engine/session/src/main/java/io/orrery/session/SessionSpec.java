package io.orrery.session;

import io.orrery.universe.Assumptions;
import io.orrery.universe.Confirmation;
import io.orrery.universe.Lineage;
import io.orrery.universe.Universe;
import java.util.Optional;

/**
 * What a session is opened with: immutable configuration, the only thing that survives a session.
 *
 * @param universe the one universe of the session
 * @param assumptions the execution model of what it will produce
 * @param lineage the market data of what it will produce
 * @param confirmation a person's word that the universe may open, where one is needed
 */
public record SessionSpec(
    Universe universe,
    Assumptions assumptions,
    Lineage lineage,
    Optional<Confirmation> confirmation) {

  /**
   * Refuses a universe that needs a confirmation and has none (contract U11) with {@link
   * IllegalArgumentException}.
   */
  public SessionSpec {
    if (universe.needsConfirmation() && confirmation.isEmpty()) {
      throw new IllegalArgumentException(
          "%s opens only with the confirmation '%s', and there was none"
              .formatted(universe, Confirmation.SENTENCE));
    }
  }

  /** A session of which nobody said anything: its records get the weakest class. */
  public static SessionSpec unknown(Universe universe, Optional<Confirmation> confirmation) {
    return new SessionSpec(universe, Assumptions.unknown(), new Lineage.Unknown(), confirmation);
  }
}
