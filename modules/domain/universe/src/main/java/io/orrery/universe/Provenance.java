package io.orrery.universe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where something came from: what every record and event carries.
 *
 * <p>Only a {@link Session} mints it. What {@link #asRead} makes describes a record that was read;
 * it proves nothing, and no store, channel or guard accepts it. Two provenances are equal only if
 * they are the same object.
 */
public final class Provenance {

  /** The version of the record format that this code writes. */
  public static final int SCHEMA_VERSION = 1;

  private final int schemaVersion;
  private final SessionId sessionId;
  private final String lineageId;
  private final Validity validity;
  private final @Nullable Session mint;

  private Provenance(
      int schemaVersion,
      SessionId sessionId,
      String lineageId,
      Validity validity,
      @Nullable Session mint) {
    this.schemaVersion = schemaVersion;
    this.sessionId = sessionId;
    this.lineageId = lineageId;
    this.validity = validity;
    this.mint = mint;
  }

  static Provenance mintedBy(Session session, Attestation attestation) {
    Validity validity =
        Validity.derive(session.universe(), session.assumptions(), session.lineage(), attestation);
    return new Provenance(SCHEMA_VERSION, session.id(), session.lineage().id(), validity, session);
  }

  /**
   * Describes a record that a ledger's reader found; for readers only.
   *
   * @throws IllegalArgumentException if the validity class is not one of the session's universe
   */
  public static Provenance asRead(
      int schemaVersion, SessionId sessionId, String lineageId, Validity validity) {
    if (validity.validityClass().universe() != sessionId.universe()) {
      throw new IllegalArgumentException(
          "a record of session %s must have a class of %s, had %s"
              .formatted(sessionId, sessionId.universe(), validity.validityClass()));
    }
    return new Provenance(schemaVersion, sessionId, lineageId, validity, null);
  }

  /** The reality in which it happened. */
  public Universe universe() {
    return sessionId.universe();
  }

  /** The session that produced it. */
  public SessionId sessionId() {
    return sessionId;
  }

  /** The id of the market data that went in; the session's opening audit record says more. */
  public String lineageId() {
    return lineageId;
  }

  /** What it may be used for. */
  public ValidityClass validityClass() {
    return validity.validityClass();
  }

  /** Why it may not be used for more; empty if it has the strongest class of its universe. */
  public List<ValidityReason> validityReasons() {
    return validity.reasons();
  }

  /** The class with its reasons. */
  public Validity validity() {
    return validity;
  }

  /** The version of the format in which it is recorded. */
  public int schemaVersion() {
    return schemaVersion;
  }

  /** Whether {@code session}, this very object, minted it. */
  public boolean isMintedBy(Session session) {
    return mint == session;
  }

  @Override
  public String toString() {
    return universe() + " session " + sessionId + " (" + validity.validityClass() + ")";
  }
}
