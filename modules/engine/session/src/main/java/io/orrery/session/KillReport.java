package io.orrery.session;

import io.orrery.trade.ControlScope;
import io.orrery.universe.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What engaging a kill switch did.
 *
 * @param scope what it reaches
 * @param engagedAt when it was engaged; earlier than the call if it was already
 * @param isLatched whether it is known to survive a restart
 * @param problem why it is not, as a sentence; the switch is engaged all the same
 * @param sessions the open sessions that it reached
 */
public record KillReport(
    ControlScope scope,
    Instant engagedAt,
    boolean isLatched,
    Optional<String> problem,
    List<OfSession> sessions) {

  /** Copies {@code sessions}. */
  public KillReport {
    sessions = List.copyOf(sessions);
  }

  /**
   * What became of one session's parts.
   *
   * @param session the session
   * @param parts the calls
   * @param isRecorded whether the act is known to be on its audit record
   */
  public record OfSession(SessionId session, List<KillCall> parts, boolean isRecorded) {

    /** Copies {@code parts}. */
    public OfSession {
      parts = List.copyOf(parts);
    }
  }
}
