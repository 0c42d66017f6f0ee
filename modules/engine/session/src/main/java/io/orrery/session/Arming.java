package io.orrery.session;

/**
 * Whether orders may pass in one session by the word of two persons (contract U11). Which kind a
 * session has follows from its universe and never changes. Safe for use by many threads.
 */
public sealed interface Arming permits ArmingNotNeeded, LiveArming {

  /**
   * Passes if orders may. Waits for nothing.
   *
   * @throws NotArmedException if they may not, saying why and what to do
   */
  void requireArmed();

  /** How it stands. */
  ArmingState state();

  /**
   * One person asks; an earlier request of this session that is open lapses.
   *
   * @throws ArmingRefusedException if this session cannot be armed now
   * @throws io.orrery.trade.LedgerException if it cannot be recorded; nothing changed
   */
  void request(ArmingTerms terms, Person by);

  /**
   * Another person approves, and orders may pass until the time is over.
   *
   * @throws ArmingRefusedException if there is no such open request, or both persons are one, or
   *     the code is another than at the request; nothing changed
   * @throws io.orrery.trade.LedgerException if it cannot be recorded; it is not armed
   */
  void approve(ControlId request, Person by);

  /** Orders may not pass any more; nothing happens if they may not anyway. Waits for nothing. */
  void disarm(String reason);
}
