package io.orrery.parity;

import io.orrery.basics.Check;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import java.util.Optional;

/**
 * Which session is meant, as people and programs write it: {@code paper/P-...} for a session of a
 * universe, {@code R-...} for the session of a run of SIMULATION.
 *
 * @param universe the session's universe
 * @param session the session; empty if a run is named
 * @param run the run; empty if a session is named
 */
public record SessionAddress(Universe universe, Optional<SessionId> session, Optional<RunId> run) {

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it has another form, or names a session of another universe
   */
  public static SessionAddress parse(String text) {
    if (RunId.isOne(text)) {
      return of(new RunId(text));
    }
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "a side must be a universe, a slash and a session, such as paper/P-..., or a run, such as R-..., was "
              + Check.shown(text));
    }
    Universe universe = Universe.parse(text.substring(0, slash));
    SessionId session = new SessionId(text.substring(slash + 1));
    if (session.universe() != universe) {
      throw new IllegalArgumentException(
          "session %s is one of %s, was named as one of %s"
              .formatted(session, session.universe(), universe));
    }
    return of(session);
  }

  /** The address of a session of a universe. */
  public static SessionAddress of(SessionId session) {
    return new SessionAddress(session.universe(), Optional.of(session), Optional.empty());
  }

  /** The address of a run's session. */
  public static SessionAddress of(RunId run) {
    return new SessionAddress(Universe.SIMULATION, Optional.empty(), Optional.of(run));
  }

  @Override
  public String toString() {
    return run.map(RunId::value)
        .orElseGet(() -> universe.wireName() + "/" + session.map(SessionId::value).orElse(""));
  }
}
