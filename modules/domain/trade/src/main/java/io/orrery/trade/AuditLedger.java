package io.orrery.trade;

import io.orrery.universe.Fact;

/**
 * The ledger of audit records of one universe: {@code @Inject @Live AuditLedger} is LIVE's, and
 * there is none without a universe.
 */
public interface AuditLedger extends Ledger<Fact> {}
