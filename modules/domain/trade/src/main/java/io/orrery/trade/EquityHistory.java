package io.orrery.trade;

/**
 * The recorded equity points of one universe: {@code @Inject @Live EquityHistory} is LIVE's, open
 * or closed.
 */
public interface EquityHistory extends History<EquityPoint> {}
