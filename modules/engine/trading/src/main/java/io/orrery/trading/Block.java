package io.orrery.trading;

import java.time.Instant;

/**
 * Why a session sends no new orders now. Orders that only reduce risk are not meant: cancellations
 * always pass.
 *
 * @param cause what kind of reason
 * @param sentence the reason, for people
 * @param since when it began
 */
public record Block(Cause cause, String sentence, Instant since) {

  /** Kinds of reasons. On the wire in lower case. */
  public enum Cause {
    /** The broker is not reached, or is another than it must be. */
    BROKER_LOST,
    /** The session has not compared its records with the broker's yet. */
    NOT_RECONCILED,
    /** The broker's orders, positions or cash differ from ours, and nothing here explains it. */
    UNEXPLAINED_DIFFERENCE,
    /** What the broker reports cannot be true together. */
    CONTRADICTION,
    /** The kill switch is engaged, or the session is about to end. */
    KILLED,
    /** LIVE is not armed. */
    NOT_ARMED,
    /** The disk failed: nothing can be recorded, so nothing may be sent. */
    LEDGER_FAILED,
    /** The session ends. */
    CLOSING
  }
}
