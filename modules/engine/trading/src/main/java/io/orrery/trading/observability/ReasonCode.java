package io.orrery.trading.observability;

/** Kinds of alerts. On the wire in lower case. */
public enum ReasonCode {
  /** No new orders are sent. */
  TRADING_BLOCKED(Severity.WARN),
  /** What kept new orders from being sent is over. */
  TRADING_RESUMED(Severity.INFO),
  /** An agent could not go on. */
  AGENT_FAILED(Severity.FAIL),
  /** A stop sold. */
  STOP_LOSS_TRIGGERED(Severity.WARN),
  /** A metric is not as expected. */
  EXPECTATION_WARN(Severity.WARN),
  /** A metric says that something does not work. */
  EXPECTATION_FAIL(Severity.FAIL);

  private final Severity severity;

  ReasonCode(Severity severity) {
    this.severity = severity;
  }

  /** How much it matters. */
  public Severity severity() {
    return severity;
  }
}
