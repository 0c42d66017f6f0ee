package io.orrery.risk;

import io.orrery.universe.Fact;

/**
 * Event: the breaker tripped; nothing that adds risk passes the gate until a person re-arms it.
 *
 * @param trip why
 * @param state as it is now
 */
public record BreakerTripped(BreakerTrip trip, BreakerState state) implements Fact {}
