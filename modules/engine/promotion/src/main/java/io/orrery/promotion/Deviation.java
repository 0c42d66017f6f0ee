package io.orrery.promotion;

import io.orrery.basics.Sha256;
import io.orrery.runs.RunFinished;
import io.orrery.universe.SessionId;
import java.util.List;
import java.util.Optional;

/**
 * How far what a strategy did in a session of PAPER was from its simulation.
 *
 * @param session the session of PAPER
 * @param band whether it stayed within what was allowed
 * @param digest of the comparison, by which it can be found again; empty if none was made
 * @param reasons why it is not within the band, one sentence each; empty if it is
 * @param figures the numbers that were compared
 */
public record Deviation(
    SessionId session,
    Band band,
    Optional<Sha256> digest,
    List<String> reasons,
    List<RunFinished.Figure> figures) {

  /** Copies the lists. */
  public Deviation {
    reasons = List.copyOf(reasons);
    figures = List.copyOf(figures);
  }

  /** Whether a deviation stayed within what was allowed. On the wire in lower case. */
  public enum Band {
    /** It did. */
    WITHIN,
    /** It did not. */
    OUTSIDE,
    /** Nobody can tell, which is as bad. */
    UNDECIDED
  }
}
