package io.orrery.promotion;

import io.orrery.basics.Sha256;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How far what a strategy did in a session of PAPER was from the run that repeats it in SIMULATION.
 *
 * @param session the session of PAPER
 * @param repetition the run that repeats it
 * @param band whether it stayed within what was allowed
 * @param digest of the comparison, by which it can be found again; empty if none was made
 * @param reasons why it is not within the band, one sentence each; empty if it is
 * @param numbers what was compared, each with its bound
 */
public record Deviation(
    SessionId session,
    RunId repetition,
    Band band,
    Optional<Sha256> digest,
    List<String> reasons,
    List<Judged> numbers) {

  /** Copies the lists. */
  public Deviation {
    reasons = List.copyOf(reasons);
    numbers = List.copyOf(numbers);
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

  /**
   * One number of a comparison.
   *
   * @param name in snake case, with its unit
   * @param value the number; empty if undefined
   * @param bound what it is held against, inclusive
   * @param undefinedBecause why there is no value; empty if there is one
   */
  public record Judged(
      String name,
      Optional<BigDecimal> value,
      BigDecimal bound,
      Optional<String> undefinedBecause) {}
}
