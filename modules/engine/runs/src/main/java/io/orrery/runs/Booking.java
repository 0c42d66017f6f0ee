package io.orrery.runs;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Mic;
import io.orrery.basics.SourceName;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How what a walk does is written down.
 *
 * @param currency the currency of all prices and amounts
 * @param mic the market; empty if it has no code
 * @param zone the market's clock, by which days are told apart
 * @param cadence how often the account's worth is recorded
 * @param source who reports the fills
 */
public record Booking(
    CurrencyCode currency, Optional<Mic> mic, ZoneId zone, Cadence cadence, SourceName source) {}
