package io.orrery.trade;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.ExecutionId;
import io.orrery.basics.Mic;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.SourceName;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.universe.Fact;
import java.time.Instant;
import java.util.Optional;

/**
 * One fill: units that changed hands at a price.
 *
 * @param symbol what was traded
 * @param side whether units came in or went out
 * @param qty how many units
 * @param price what one unit cost
 * @param currency the currency of the price
 * @param commission what the fill cost beside its price, in the currency of the price; negative for
 *     a rebate; FIX tag 12
 * @param executedAt when it happened, UTC; when it was written is said by its record
 * @param mic where it happened
 * @param orderId the order that it fills, as the broker names it
 * @param executionId the fill, as the executor names it
 * @param strategy which strategy decided
 * @param source which outside system or agent reported it
 * @param origin the request that brought it, if one did
 */
public record Trade(
    Symbol symbol,
    Side side,
    Quantity qty,
    Price price,
    CurrencyCode currency,
    Optional<Amount> commission,
    Instant executedAt,
    Optional<Mic> mic,
    Optional<OrderId> orderId,
    Optional<ExecutionId> executionId,
    Optional<StrategyName> strategy,
    Optional<SourceName> source,
    Optional<Origin> origin)
    implements Fact {}
