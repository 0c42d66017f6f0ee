package io.orrery.trade;

import io.orrery.universe.Fact;

/**
 * The recorded audit records of one universe: {@code @Inject @Live AuditHistory} is LIVE's, open or
 * closed.
 */
public interface AuditHistory extends History<Fact> {}
