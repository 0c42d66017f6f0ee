package io.orrery.session;

import io.orrery.trade.UniverseStore.TornTail;
import io.orrery.universe.Fact;

/**
 * Audit record: recovery moved unacknowledged bytes aside.
 *
 * @param tail what, and where it is kept
 */
public record TailSetAside(TornTail tail) implements Fact {}
