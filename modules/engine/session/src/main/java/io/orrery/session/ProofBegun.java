package io.orrery.session;

/**
 * Audit record: from now on the contract is tried, until the record of the end.
 *
 * @param proofId names the run, and begins the name of every canary that it sends
 * @param attempts how many attempts will follow, in all universes together
 */
public record ProofBegun(ControlId proofId, long attempts) implements ProofRecord {}
