package io.orrery.parity;

import io.orrery.universe.Fact;
import io.orrery.universe.SessionId;

/**
 * Event: a session that was to be repeated after the market's close was not.
 *
 * @param repeated which
 * @param reason why not, as a sentence
 */
public record RepeatSkipped(SessionId repeated, String reason) implements Fact {}
