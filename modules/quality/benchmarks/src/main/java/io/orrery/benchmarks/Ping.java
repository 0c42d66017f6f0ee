package io.orrery.benchmarks;

import io.orrery.universe.Fact;

/**
 * The event that is fired.
 *
 * @param number anything
 */
public record Ping(long number) implements Fact {}
