package io.orrery.trade;

/**
 * What came of trying what the contract forbids.
 *
 * @param isHeld whether no attempt found a broken invariant; what was not attempted is no success,
 *     and the report lists it
 * @param statement the report: a statement signed by a universe's key, one JSON object and a line
 *     feed
 */
public record ProofReport(boolean isHeld, String statement) {}
