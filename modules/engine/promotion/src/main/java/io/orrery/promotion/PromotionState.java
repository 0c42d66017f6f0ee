package io.orrery.promotion;

import io.orrery.session.Person;
import java.time.Instant;

/** What persons decided about a promotion. Time is not among it: {@link Promotion#standing}. */
public sealed interface PromotionState {

  /** Nobody but the person who asked for it. */
  record Requested() implements PromotionState {}

  /**
   * Another person approved it.
   *
   * @param by who
   * @param reason why
   * @param at from when on, UTC
   */
  record Approved(Person by, String reason, Instant at) implements PromotionState {}

  /**
   * A person refused it before anyone approved it.
   *
   * @param by who
   * @param reason why
   * @param at when, UTC
   */
  record Refused(Person by, String reason, Instant at) implements PromotionState {}

  /**
   * A person took it back after it was approved.
   *
   * @param by who
   * @param reason why
   * @param at when, UTC
   */
  record Revoked(Person by, String reason, Instant at) implements PromotionState {}
}
