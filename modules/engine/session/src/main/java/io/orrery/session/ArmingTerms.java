package io.orrery.session;

import java.time.Duration;

/**
 * What a person asks for who wants orders to pass.
 *
 * @param id the name of the request, new
 * @param reason why, 1 to 200 printable characters
 * @param limits which limits hold meanwhile, by the name that their owner gives them, 1 to 200
 *     printable characters
 * @param ttl how long a request can be approved, and how long it is armed from the approval on:
 *     above zero, at most {@link #LONGEST}
 */
public record ArmingTerms(ControlId id, String reason, String limits, Duration ttl) {

  /** A trading day. */
  public static final Duration LONGEST = Duration.ofHours(24);

  /** Refuses terms out of range with {@link IllegalArgumentException}. */
  public ArmingTerms {
    Sentence.of("reason", reason);
    Sentence.of("limits", limits);
    if (ttl.isNegative() || ttl.isZero() || ttl.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "ttl must be above zero and at most %s, was %s".formatted(LONGEST, ttl));
    }
  }
}
