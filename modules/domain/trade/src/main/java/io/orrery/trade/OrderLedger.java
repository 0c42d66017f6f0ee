package io.orrery.trade;

import io.orrery.universe.Fact;

/**
 * The ledger of orders of one universe: intents, and what was heard of them. Only what sends the
 * orders writes it, so it cannot be injected; {@link OrderHistory} can.
 */
public interface OrderLedger extends Ledger<Fact> {}
