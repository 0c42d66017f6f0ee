package io.orrery.trade;

import io.orrery.universe.Fact;

/**
 * Event: an equity point is durable in the equity ledger.
 *
 * @param equityPoint the point
 * @param equitySeq its number in the equity ledger
 */
public record EquityRecorded(EquityPoint equityPoint, long equitySeq) implements Fact {}
