package io.orrery.universe;

/** Something was offered to a session that did not mint it. Nothing was written or told. */
public final class ForeignRecordException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Names both sides. */
  ForeignRecordException(Session own, Provenance foreign) {
    super(
        "%s session %s takes only what it minted itself, was offered something of %s session %s"
            .formatted(own.universe(), own.id(), foreign.universe(), foreign.sessionId()));
  }
}
