package io.orrery.trading.observability;

/** How much something matters. On the wire in lower case. */
public enum Severity {
  /** Nobody need do anything. */
  INFO,
  /** Somebody should look. */
  WARN,
  /** Something does not work. */
  FAIL
}
