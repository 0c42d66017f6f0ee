package io.orrery.session;

/**
 * Audit record: what the contract forbids was tried on purpose in this universe.
 *
 * @param proofId the run
 * @param canary what marked the attempt, wherever it might turn up
 * @param invariant which invariant it tried to break, such as {@code U4}
 * @param attempt what was tried, in snake case
 * @param outcome {@code held}, {@code broken} or {@code not_attempted}
 * @param evidence what was found, as a sentence
 */
public record ProofAttempted(
    ControlId proofId,
    String canary,
    String invariant,
    String attempt,
    String outcome,
    String evidence)
    implements ProofRecord {}
