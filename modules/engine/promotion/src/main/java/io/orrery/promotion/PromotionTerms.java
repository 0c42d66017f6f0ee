package io.orrery.promotion;

import io.orrery.basics.Check;
import io.orrery.session.ControlId;
import io.orrery.universe.RunId;
import io.orrery.universe.SessionId;
import io.orrery.universe.Universe;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person asks for who wants a strategy promoted. It names evidence, and states none.
 *
 * @param id the name of the promotion, new
 * @param to in which universe it is to take on risk: PAPER or LIVE
 * @param strategy which kind of strategy
 * @param parameters its parameters as text, by name; those not named take their default
 * @param references where the evidence is recorded
 * @param limits by name the limits that are to be stricter than the universe's
 * @param expiresAt until when, exclusive, UTC
 * @param reason why, 1 to 200 characters on one line
 */
public record PromotionTerms(
    ControlId id,
    Universe to,
    String strategy,
    Map<String, String> parameters,
    References references,
    Map<String, String> limits,
    Instant expiresAt,
    String reason) {

  /** A strategy must be looked at anew within a year (EU 2017/589, article 9). */
  public static final Duration LONGEST = Duration.ofDays(365);

  private static final Pattern REASON = Pattern.compile("(?!\\s)[^\\p{Cntrl}]{1,200}(?<!\\s)");

  /**
   * Where evidence is recorded.
   *
   * @param inSample the run on which the parameters were chosen
   * @param outOfSample the run on data behind it
   * @param paper where it traded in PAPER; empty unless real capital is at stake
   */
  public record References(RunId inSample, RunId outOfSample, Optional<PaperTrading> paper) {}

  /**
   * Where a strategy traded in PAPER.
   *
   * @param session the session
   * @param repetition the run of SIMULATION that repeats it, from which it is to deviate little
   */
  public record PaperTrading(SessionId session, RunId repetition) {

    /**
     * Both, or neither.
     *
     * @throws IllegalArgumentException if one is there without the other
     */
    public static Optional<PaperTrading> of(
        Optional<SessionId> session, Optional<RunId> repetition) {
      if (session.isPresent() != repetition.isPresent()) {
        throw new IllegalArgumentException(
            "a session of paper and the run that repeats it must be named together, one was");
      }
      return session.map(named -> new PaperTrading(named, repetition.orElseThrow()));
    }
  }

  /** Refuses what is out of range with {@link IllegalArgumentException}. */
  public PromotionTerms {
    from(to);
    requireReason(reason);
    parameters = Map.copyOf(parameters);
    limits = Map.copyOf(limits);
  }

  /** From which universe it is promoted: the one before. */
  public Universe from() {
    return from(to);
  }

  static String requireReason(String reason) {
    return Check.matches("reason", reason, REASON, "1 to 200 characters on one line");
  }

  private static Universe from(Universe to) {
    return switch (to) {
      case LIVE -> Universe.PAPER;
      case PAPER -> Universe.SIMULATION;
      case SIMULATION ->
          throw new IllegalArgumentException(
              "a strategy is promoted to paper or live, was to simulation, where all may run");
    };
  }
}
