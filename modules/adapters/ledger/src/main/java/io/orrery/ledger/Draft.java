package io.orrery.ledger;

import io.orrery.universe.Fact;
import io.orrery.universe.Minted;

/**
 * A fact on its way to a ledger.
 *
 * @param minted the fact with its provenance
 * @param members the fact as JSON members in UTF-8, type first
 */
record Draft<F extends Fact>(Minted<F> minted, byte[] members) {}
