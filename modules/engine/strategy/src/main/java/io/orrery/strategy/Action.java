package io.orrery.strategy;

/** What a strategy wants done now. */
public enum Action {
  /** Come in. */
  BUY,
  /** Get out. */
  SELL,
  /** Nothing. */
  HOLD
}
