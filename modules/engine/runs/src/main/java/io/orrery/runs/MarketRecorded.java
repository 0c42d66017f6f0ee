package io.orrery.runs;

import io.orrery.basics.Sha256;
import io.orrery.universe.Fact;
import java.util.Optional;

/**
 * Event: the bars that a session saw are recorded, and listed among the datasets.
 *
 * @param bars how many
 * @param dataset the dataset's name; empty if there was no bar
 * @param sha256 its hash
 */
public record MarketRecorded(long bars, Optional<String> dataset, Optional<Sha256> sha256)
    implements Fact {}
