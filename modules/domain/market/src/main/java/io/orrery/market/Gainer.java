package io.orrery.market;

import io.orrery.basics.Symbol;

/**
 * An instrument that a {@link Screener} chose, and why.
 *
 * @param symbol the instrument
 * @param price its best known price, above zero
 * @param previousClose the last price of the previous trading day, above zero
 * @param change how far the price is from it, as a fraction: 0.02 is 2 %
 * @param volume the larger of today's and the previous day's volume
 */
public record Gainer(
    Symbol symbol, double price, double previousClose, double change, double volume) {}
