package io.orrery.trade;

import io.orrery.universe.Fact;

/**
 * The ledger of events of one universe: {@code @Inject @Live EventLedger} is LIVE's, and there is
 * none without a universe.
 */
public interface EventLedger extends Ledger<Fact> {}
