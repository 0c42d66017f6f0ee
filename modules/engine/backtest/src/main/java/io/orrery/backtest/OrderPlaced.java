package io.orrery.backtest;

import io.orrery.basics.Symbol;
import io.orrery.trade.Side;
import java.util.OptionalDouble;

/**
 * An order that a walk sent.
 *
 * @param number counts the walk's orders from 1
 * @param symbol what to trade
 * @param side whether units come in or go out
 * @param amount how many units, or how much money if {@code basis} says so; above zero
 * @param basis what the amount counts
 * @param limit the worst price it may fill at; empty for a market order
 * @param millis when it was decided, in milliseconds since 1970-01-01T00:00Z: its bar's close
 * @param reason why, as a sentence
 */
public record OrderPlaced(
    long number,
    Symbol symbol,
    Side side,
    double amount,
    OrderRules.Basis basis,
    OptionalDouble limit,
    long millis,
    String reason) {}
