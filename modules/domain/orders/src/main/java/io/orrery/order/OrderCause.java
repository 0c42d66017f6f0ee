package io.orrery.order;

/** Why there is an order. On the wire in lower case. */
public enum OrderCause {
  /** A strategy's signal. */
  SIGNAL,
  /** A position lost more than its stop allows. */
  STOP_LOSS,
  /** A person asked for it. */
  MANUAL,
  /** A position is closed because its session ends or was killed. */
  LIQUIDATION
}
