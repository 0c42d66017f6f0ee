package io.orrery.trade;

/**
 * The recorded fills of one universe: {@code @Inject @Live TradeHistory} is LIVE's, open or closed.
 */
public interface TradeHistory extends History<Trade> {}
