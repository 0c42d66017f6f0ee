package io.orrery.strategy;

/**
 * Moving average convergence and divergence at one bar, in the price's unit.
 *
 * @param line the fast average less the slow one
 * @param signal the average of the line
 * @param histogram the line less its signal
 */
public record Macd(double line, double signal, double histogram) {}
