package io.orrery.promotion;

/** How a promotion stands at a moment. On the wire in lower case. */
public enum PromotionStanding {
  /** It waits for another person. */
  REQUESTED,
  /** It was approved, and nothing ended it. */
  APPROVED,
  /** A person refused it. */
  REFUSED,
  /** A person took it back. */
  REVOKED,
  /** Its time was over before a person ended it. */
  EXPIRED
}
