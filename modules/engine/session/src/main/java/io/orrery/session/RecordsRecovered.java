package io.orrery.session;

import io.orrery.trade.UniverseStore.RecoveredRecords;
import io.orrery.universe.Fact;

/**
 * An earlier session ended by force and left records without a seal; they were checked and sealed.
 *
 * @param records which
 */
public record RecordsRecovered(RecoveredRecords records) implements Fact {}
