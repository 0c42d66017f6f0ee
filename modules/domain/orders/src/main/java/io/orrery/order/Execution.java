package io.orrery.order;

import io.orrery.basics.Amount;
import io.orrery.basics.ExecutionId;
import io.orrery.basics.Mic;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import java.math.BigDecimal;
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
 * @param cumQty how much of the order was filled with it, if the executor says (FIX tag 14)
 * @param isSum whether it stands for all that was missing up to {@code cumQty}, as it was looked
 *     up: what is told in detail of that later does not count once more
 */
public record Execution(
    ExecutionId executionId,
    Quantity qty,
    Price price,
    Optional<Amount> commission,
    Instant executedAt,
    Optional<Mic> mic,
    Optional<BigDecimal> cumQty,
    boolean isSum) {

  /** Refuses a sum of which nobody says up to what with {@link IllegalArgumentException}. */
  public Execution {
    if (isSum && cumQty.isEmpty()) {
      throw new IllegalArgumentException(
          "execution %s is a sum and must say up to which quantity".formatted(executionId));
    }
  }

  /** One of which nobody says how much of the order was filled with it. */
  public Execution(
      ExecutionId executionId,
      Quantity qty,
      Price price,
      Optional<Amount> commission,
      Instant executedAt,
      Optional<Mic> mic) {
    this(executionId, qty, price, commission, executedAt, mic, Optional.empty(), false);
  }

  /** The same, with which so much of the order was filled. */
  public Execution withCumQty(BigDecimal filled) {
    return new Execution(
        executionId, qty, price, commission, executedAt, mic, Optional.of(filled), false);
  }

  /** The same, standing for all that was missing up to so much. */
  public Execution asSumUpTo(BigDecimal filled) {
    return new Execution(
        executionId, qty, price, commission, executedAt, mic, Optional.of(filled), true);
  }

  /** Whether it stands for {@code other}, too. */
  boolean covers(Execution other) {
    return isSum
        && other.cumQty().isPresent()
        && other.cumQty().get().compareTo(cumQty.orElseThrow()) <= 0;
  }
}
