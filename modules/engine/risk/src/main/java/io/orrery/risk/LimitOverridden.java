package io.orrery.risk;

import io.orrery.basics.Check;
import io.orrery.universe.Fact;
import java.time.Duration;
import java.time.Instant;

/**
 * Record: two persons put another value in a limit's place for a while. It ends by itself.
 *
 * @param limit which
 * @param value what stands in its place, as {@link RiskLimits#parse} reads it; a value, so that
 *     nothing is ever unlimited for a while
 * @param reason why
 * @param verifiedBy who answers for the risk
 * @param authorisedBy who allowed it, another person
 * @param validFrom from when on, inclusive
 * @param validUntil until when, exclusive; at most a day later
 */
public record LimitOverridden(
    LimitName limit,
    String value,
    String reason,
    String verifiedBy,
    String authorisedBy,
    Instant validFrom,
    Instant validUntil)
    implements Fact {

  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * Refuses what is no value of the limit, one person in two parts, and a time that does not end
   * within a day, with {@link IllegalArgumentException}.
   */
  public LimitOverridden {
    if (!(LimitText.read(limit, value) instanceof Limit.Of)) {
      throw new IllegalArgumentException(
          "an override of %s must be a value, was %s".formatted(limit, Check.shown(value)));
    }
    PersonsWord.require(verifiedBy, reason);
    PersonsWord.require(authorisedBy, reason);
    if (PersonsWord.isSame(verifiedBy, authorisedBy)) {
      throw new IllegalArgumentException(
          "an override of %s must be verified and authorised by two persons, was by %s alone"
              .formatted(limit, Check.shown(verifiedBy)));
    }
    if (!validFrom.isBefore(validUntil) || validFrom.plus(LONGEST).isBefore(validUntil)) {
      throw new IllegalArgumentException(
          "an override of %s must end within %s of %s, was until %s"
              .formatted(limit, LONGEST, validFrom, validUntil));
    }
  }

  /** Whether it holds at that moment. */
  public boolean isInForce(Instant now) {
    return !now.isBefore(validFrom) && now.isBefore(validUntil);
  }
}
