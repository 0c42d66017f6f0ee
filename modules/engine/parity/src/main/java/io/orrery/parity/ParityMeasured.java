package io.orrery.parity;

import io.orrery.universe.Fact;

/**
 * Event: a session was held against another one, which is named and not touched.
 *
 * @param evidence what came of it
 */
public record ParityMeasured(ParityEvidence evidence) implements Fact {}
