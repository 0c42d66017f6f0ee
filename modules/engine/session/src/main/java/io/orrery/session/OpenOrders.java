package io.orrery.session;

/** What becomes of orders that are open when a session ends. */
public enum OpenOrders {
  /** They are cancelled. */
  CANCEL,
  /** They stay at the broker, and the records say so. */
  HAND_OVER
}
