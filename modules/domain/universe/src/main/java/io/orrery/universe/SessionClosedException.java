package io.orrery.universe;

import java.time.Instant;

/** Something of a closed session was used. What was recorded stays readable. */
public final class SessionClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final transient SessionId sessionId;

  /** Names the session and when it closed. */
  public SessionClosedException(SessionId sessionId, Instant closedAt) {
    super(
        "session %s of %s closed at %s: use what belongs to an open session"
            .formatted(sessionId, sessionId.universe(), closedAt));
    this.sessionId = sessionId;
  }

  /** The session that is closed. */
  public SessionId sessionId() {
    return sessionId;
  }
}
