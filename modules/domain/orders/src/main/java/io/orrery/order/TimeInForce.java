package io.orrery.order;

/** How long an order works (FIX tag 59). On the wire in lower case. */
public enum TimeInForce {
  /** Until the end of the trading day. */
  DAY,
  /** Until it is cancelled. */
  GTC,
  /** At once; what cannot be filled at once is given up. */
  IOC,
  /** At once and whole, or not at all. */
  FOK
}
