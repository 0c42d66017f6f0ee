package io.orrery.promotion;

import java.util.Optional;

/**
 * What a promotion rests on.
 *
 * @param inSample what came of choosing the parameters
 * @param outOfSample what came of them on data that nobody had chosen them on
 * @param paper how far PAPER was from that; empty unless real capital is at stake
 */
public record EvidencePack(
    RunStatement inSample, RunStatement outOfSample, Optional<Deviation> paper) {}
