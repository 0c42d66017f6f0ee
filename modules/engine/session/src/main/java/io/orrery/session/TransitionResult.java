package io.orrery.session;

import java.time.Duration;
import java.util.Optional;

/**
 * What a transition did.
 *
 * @param state how it stands
 * @param targetSession the new session; empty if it was complete before
 * @param proof what became of the source; empty if its process had died
 * @param took from the first step to the last
 */
public record TransitionResult(
    TransitionState state,
    Optional<String> targetSession,
    Optional<TeardownProof> proof,
    Duration took) {}
