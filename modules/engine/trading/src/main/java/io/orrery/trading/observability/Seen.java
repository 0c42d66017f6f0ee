package io.orrery.trading.observability;

/** What is counted of a session. On the wire in lower case. */
public enum Seen {
  /** Everything that is counted. */
  TOTAL,
  /** New bars came. */
  MARKET_DATA_READY,
  /** The strategies decided. */
  SIGNALS_UPDATED,
  /** A strategy wants something done. */
  SIGNAL_GENERATED,
  /** An order was let pass. */
  RISK_CHECK_PASSED,
  /** An order was denied by the gate. */
  RISK_CHECK_FAILED,
  /** An order was filled, in part or in full. */
  ORDER_EXECUTED,
  /** A broker refused an order. */
  ORDER_FAILED,
  /** A stop sold. */
  STOP_LOSS_TRIGGERED
}
