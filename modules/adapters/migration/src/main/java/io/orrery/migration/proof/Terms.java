package io.orrery.migration.proof;

import io.orrery.basics.CurrencyCode;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a person says about rows that do not say it themselves; what follows from it is recorded as
 * assumed.
 *
 * @param zone the zone of times without one
 * @param currency the currency of all amounts
 */
public record Terms(Optional<ZoneId> zone, CurrencyCode currency) {}
