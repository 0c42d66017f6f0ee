package io.orrery.trade;

/**
 * The ledger of fills of one universe: {@code @Inject @Live TradeLedger} is LIVE's, and there is
 * none without a universe.
 */
public interface TradeLedger extends Ledger<Trade> {}
