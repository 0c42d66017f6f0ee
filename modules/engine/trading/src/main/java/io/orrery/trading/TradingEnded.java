package io.orrery.trading;

import io.orrery.universe.Fact;

/**
 * Event: bars become orders no more in this session.
 *
 * @param reason why, as a sentence
 * @param failed whether something went wrong
 */
public record TradingEnded(String reason, boolean failed) implements Fact {}
