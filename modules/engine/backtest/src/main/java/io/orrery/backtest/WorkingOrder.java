package io.orrery.backtest;

import io.orrery.trade.Side;

/** The order of a lane that is in the market or on its way there; used again for the next one. */
final class WorkingOrder {

  boolean active;
  long number;
  Side side = Side.BUY;
  boolean byValue;

  /** Sent by a stop: no signal cancels it. */
  boolean forced;

  /** Units, or money if it is {@link #byValue}. */
  double rest;

  /** Money set aside for it, zero for a sale. */
  double reserved;

  /** The worst price; NaN for a market order. */
  double limit;

  /** What its fills would cost without the minimum. */
  double commissionDue;

  double commissionPaid;
  long decidedMillis;
  long earliestMillis;
  long earliestBar;
  long barsLeft;
  String reason = "";

  boolean isMarket() {
    return Double.isNaN(limit);
  }

  void begin(long nextNumber, Side newSide, String newReason) {
    active = true;
    number = nextNumber;
    side = newSide;
    reason = newReason;
    byValue = false;
    forced = false;
    reserved = 0;
    limit = Double.NaN;
    commissionDue = 0;
    commissionPaid = 0;
  }
}
