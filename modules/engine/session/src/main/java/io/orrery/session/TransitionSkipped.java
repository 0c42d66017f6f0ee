package io.orrery.session;

import io.orrery.universe.Fact;
import io.orrery.universe.Universe;

/**
 * Audit record: a scheduled transition did not take place.
 *
 * @param to where it would have led
 * @param reason why it did not
 */
public record TransitionSkipped(Universe to, String reason) implements Fact {}
