package io.orrery.session;

import io.orrery.universe.Fact;

/** Audit record of a run that tries what the contract forbids: the trail that it leaves. */
public sealed interface ProofRecord extends Fact permits ProofBegun, ProofAttempted, ProofEnded {}
