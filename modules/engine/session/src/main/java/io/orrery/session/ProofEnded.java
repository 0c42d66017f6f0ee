package io.orrery.session;

import io.orrery.basics.Sha256;

/**
 * Audit record: the run is over.
 *
 * @param proofId the run
 * @param held how many attempts the contract held against
 * @param broken how many it did not
 * @param notAttempted how many were not made
 * @param report the digest of the signed report's bytes
 */
public record ProofEnded(
    ControlId proofId, long held, long broken, long notAttempted, Sha256 report)
    implements ProofRecord {}
