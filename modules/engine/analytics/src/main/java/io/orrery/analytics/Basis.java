package io.orrery.analytics;

import io.orrery.universe.Assumptions;
import io.orrery.universe.Lineage;
import io.orrery.universe.Provenance;
import io.orrery.universe.Session;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import io.orrery.universe.Validity;
import io.orrery.universe.ValidityClass;
import io.orrery.universe.ValidityReason;
import java.util.Collection;
import java.util.List;

/**
 * What a result rests on: one session of one universe, its market data, its assumptions, and the
 * weakest validity of all that went in. Derived from a session or from records, never supplied.
 */
public final class Basis {

  private final SessionId sessionId;
  private final String lineageId;
  private final Assumptions assumptions;
  private final Validity validity;

  private Basis(SessionId sessionId, String lineageId, Assumptions assumptions, Validity validity) {
    this.sessionId = sessionId;
    this.lineageId = lineageId;
    this.assumptions = assumptions;
    this.validity = validity;
  }

  /** The basis of what {@code session} produces, open or closed, as far as nobody attests it. */
  public static Basis of(Session session) {
    return new Basis(
        session.id(), session.lineage().id(), session.assumptions(), session.validity());
  }

  /**
   * The basis of a summary of records.
   *
   * @param inputs where each record comes from
   * @param assumptions what the opening audit record of their session says; {@link
   *     Assumptions#unknown()} if it cannot be had. It is told, and changes no class
   * @throws IllegalArgumentException if {@code inputs} is empty, or of two universes, two sessions
   *     or two lineages (contract U10); both are named
   */
  public static Basis of(Collection<Provenance> inputs, Assumptions assumptions) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("a result must rest on at least one record, had none");
    }
    Provenance first = inputs.iterator().next();
    inputs.forEach(each -> requireSame(first, each));
    Validity weakest = Validity.weakest(inputs.stream().map(Provenance::validity).toList());
    return new Basis(first.sessionId(), first.lineageId(), assumptions, weakest);
  }

  private static void requireSame(Provenance one, Provenance other) {
    requireEqual("universe", one.universe(), other.universe());
    requireEqual("session", one.sessionId(), other.sessionId());
    requireEqual("lineage", one.lineageId(), other.lineageId());
  }

  private static void requireEqual(String what, Object one, Object other) {
    if (!one.equals(other)) {
      throw new IllegalArgumentException(
          "a result must be of one " + what + ", was of " + one + " and " + other);
    }
  }

  /** This basis after {@code other} data went in too: in a simulation it must be verified. */
  Basis withAlso(Lineage other) {
    if (universe() != Universe.SIMULATION || other instanceof Lineage.VerifiedDataset) {
      return this;
    }
    Validity unverified =
        new Validity(
            ValidityClass.SIM_INVALID_FOR_TRAINING, List.of(ValidityReason.LINEAGE_NOT_VERIFIED));
    return new Basis(
        sessionId, lineageId, assumptions, Validity.weakest(List.of(validity, unverified)));
  }

  /** The universe of everything that went in. */
  public Universe universe() {
    return sessionId.universe();
  }

  /** The session of everything that went in. */
  public SessionId sessionId() {
    return sessionId;
  }

  /** The id of the market data that the session used. */
  public String lineageId() {
    return lineageId;
  }

  /** The execution model of the session. */
  public Assumptions assumptions() {
    return assumptions;
  }

  /** The weakest class of what went in, with all reasons. */
  public Validity validity() {
    return validity;
  }

  @Override
  public String toString() {
    return universe() + " session " + sessionId + " (" + validity.validityClass() + ")";
  }
}
