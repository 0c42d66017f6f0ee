package io.orrery.trade;

/**
 * The ledger of equity points of one universe: {@code @Inject @Live EquityLedger} is LIVE's, and
 * there is none without a universe.
 */
public interface EquityLedger extends Ledger<EquityPoint> {}
