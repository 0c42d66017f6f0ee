package io.orrery.session;

/** The steps of a transition in their order; each is over before the next begins. */
public enum TransitionStep {
  /** The source's audit record says that it begins. */
  BEGUN,
  /** Nothing new passes in the source. */
  INTAKE_STOPPED,
  /** The source's agents have ended. */
  AGENTS_STOPPED,
  /** Open orders are cancelled or handed over, and connections closed. */
  OUTSIDE_CLOSED,
  /** The source's ledgers are sealed behind its last record, and its instances destroyed. */
  SOURCE_CLOSED,
  /** Every part of the source is known to be over. */
  TEARDOWN_PROVED,
  /** The target has a new session whose parts agree. */
  TARGET_OPENED,
  /** The target's event stream and audit record say that it is complete. */
  COMPLETED
}
