package io.orrery.trade;

/** The direction of an order or a fill (FIX tag 54). On the wire in lower case. */
public enum Side {
  /** Units come in, money goes out. */
  BUY,
  /** Units go out, money comes in. */
  SELL
}
