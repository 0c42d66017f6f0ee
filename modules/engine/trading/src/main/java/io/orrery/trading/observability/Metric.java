package io.orrery.trading.observability;

import java.util.Locale;

/** What is measured of an agent in a window. On the wire in lower case. */
public enum Metric {
  /** How often new bars came. */
  MARKET_DATA_EVENTS(Role.DATA, "events", "At least one market data refresh per window"),
  /** The mean time from one arrival to the next on the same trading day. */
  AVG_INTERVAL_SECONDS(Role.DATA, "seconds", "Bars arrive within 1.5 times their interval"),
  /** The mean share of instruments without a price. */
  MISSING_PRICE_RATIO(Role.DATA, "fraction", "Price coverage should be high"),
  /** The mean share of instruments with bars. */
  BARS_COVERAGE_RATIO(Role.DATA, "fraction", "Bars coverage should be high"),
  /** The mean share of decisions that want something done. */
  ACTIONABLE_RATIO(Role.SIGNAL, "fraction", "Actionable signals should be a minority"),
  /** The mean share of decisions that failed. */
  SIGNAL_ERROR_RATIO(Role.SIGNAL, "fraction", "Signal errors should be rare"),
  /** The share of risk decisions that denied. */
  RISK_FAIL_RATIO(Role.RISK, "fraction", "Risk rejections should be within bounds"),
  /** The share of order outcomes that are rejections. */
  ORDER_FAILURE_RATIO(Role.EXECUTION, "fraction", "Order failures should be rare"),
  /** How often a stop sold. */
  STOP_LOSS_COUNT(Role.MONITOR, "events", "Stop-loss triggers should stay within normal bounds");

  private final Role role;
  private final String unit;
  private final String description;

  Metric(Role role, String unit, String description) {
    this.role = role;
    this.unit = unit;
    this.description = description;
  }

  /** Whose it is. */
  public Role role() {
    return role;
  }

  /** What its value counts. */
  public String unit() {
    return unit;
  }

  /** What is expected, as a sentence. */
  public String description() {
    return description;
  }

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
