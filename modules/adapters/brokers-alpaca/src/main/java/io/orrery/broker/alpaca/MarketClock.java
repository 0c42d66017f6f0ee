package io.orrery.broker.alpaca;

import java.time.Duration;
import java.time.Instant;

/**
 * What Alpaca says of the time.
 *
 * @param open whether the market trades now
 * @param at Alpaca's moment, UTC
 * @param nextOpen when it opens next, UTC
 * @param nextClose when it closes next, UTC
 * @param ahead by how much our clock is ahead of Alpaca's, negative if it is behind; wrong by at
 *     most half of {@code roundTrip}
 * @param roundTrip how long the question took
 */
public record MarketClock(
    boolean open,
    Instant at,
    Instant nextOpen,
    Instant nextClose,
    Duration ahead,
    Duration roundTrip) {}
