package io.orrery.order;

import io.orrery.basics.Amount;
import io.orrery.basics.ExecutionId;
import io.orrery.basics.Mic;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import java.time.Instant;
import java.util.Optional;

/**
 * A part of an order that was filled, as the executor says.
 *
 * @param executionId the executor's name for it (FIX tag 17), by which it counts once only
 * @param qty how many units
 * @param price what one cost
 * @param commission what it cost beside its price, if that is known (FIX tag 12)
 * @param executedAt when, UTC
 * @param mic where, if that is known
 */
public record Execution(
    ExecutionId executionId,
    Quantity qty,
    Price price,
    Optional<Amount> commission,
    Instant executedAt,
    Optional<Mic> mic) {}
