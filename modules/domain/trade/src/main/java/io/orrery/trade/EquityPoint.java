package io.orrery.trade;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.SourceName;
import io.orrery.universe.Fact;
import java.time.Instant;
import java.util.Optional;

/**
 * What an account was worth at one moment.
 *
 * @param observedAt when it was worth that, UTC; when it was written is said by its record
 * @param currency the currency of all amounts
 * @param equity everything held, valued at the market, plus cash
 * @param cash money held; negative when it is borrowed
 * @param buyingPower what new orders may cost
 * @param marketOpen whether the market was open; empty if nobody said
 * @param source which outside system or agent reported it
 * @param origin the request that brought it, if one did
 */
public record EquityPoint(
    Instant observedAt,
    CurrencyCode currency,
    Amount equity,
    Amount cash,
    Optional<Amount> buyingPower,
    Optional<Boolean> marketOpen,
    Optional<SourceName> source,
    Optional<Origin> origin)
    implements Fact {}
