package io.orrery.runs;

/** How often the worth of an account is recorded. */
public enum Cadence {
  /** When the bars of every moment are over. */
  EVERY_BAR,
  /** When the last bars of a day are over, on the market's clock. */
  DAILY
}
