package io.orrery.backtest;

import io.orrery.basics.Symbol;
import io.orrery.strategy.Strategy;

/**
 * One instrument of a walk and what decides about it.
 *
 * @param symbol what is traded
 * @param strategy what decides; one strategy may serve many legs
 */
public record Leg(Symbol symbol, Strategy strategy) {}
