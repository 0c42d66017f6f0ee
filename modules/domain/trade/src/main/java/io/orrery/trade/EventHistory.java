package io.orrery.trade;

import io.orrery.universe.Fact;

/**
 * The recorded events of one universe: {@code @Inject @Live EventHistory} is LIVE's, open or
 * closed.
 */
public interface EventHistory extends History<Fact> {}
