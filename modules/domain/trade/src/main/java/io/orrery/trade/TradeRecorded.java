package io.orrery.trade;

import io.orrery.universe.Fact;

/**
 * Event: a fill is durable in the trades ledger.
 *
 * @param trade the fill
 * @param tradeSeq its number in the trades ledger
 */
public record TradeRecorded(Trade trade, long tradeSeq) implements Fact {}
