package io.orrery.backtest;

import io.orrery.basics.Symbol;

/**
 * What was still held at the end of a run, and at what it was valued.
 *
 * @param symbol what is held
 * @param quantity how many units, above zero
 * @param enteredMillis when the first of them was bought, in milliseconds since 1970-01-01T00:00Z
 * @param entryPrice what a unit cost on average, commission apart
 * @param entryFees what buying them cost in commission
 * @param lastPrice the last close that is known
 * @param lastMillis when the bar of that close began
 */
public record OpenPosition(
    Symbol symbol,
    double quantity,
    long enteredMillis,
    double entryPrice,
    double entryFees,
    double lastPrice,
    long lastMillis) {

  /** What it would gain at the last price, commission of the entry taken off. */
  public double gain() {
    return quantity * (lastPrice - entryPrice) - entryFees;
  }
}
