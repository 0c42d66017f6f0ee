package io.orrery.parity;

import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.order.OrderCause;
import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What one session did about one decision: an order with all its fills, or the refusal of one.
 *
 * @param name how its own session calls it, such as the client order id
 * @param strategy which strategy decided; empty if a person did, or nobody said
 * @param symbol what
 * @param side whether units came in or went out
 * @param cause why; empty if that is not recorded
 * @param outcome what became of it
 * @param reason why it became no more than that, if somebody said
 * @param decidedAt when the bar closed on which a strategy decided; empty if that is not recorded
 * @param orderedAt when the order was minted; empty if that is not recorded
 * @param filledAt when the first of it was filled; empty if nothing was
 * @param filledQty how many units were filled, zero or above
 * @param averagePrice what a filled unit cost on average; empty if none was filled
 */
public record Deal(
    String name,
    Optional<StrategyName> strategy,
    Symbol symbol,
    Side side,
    Optional<OrderCause> cause,
    Outcome outcome,
    Optional<String> reason,
    Optional<Instant> decidedAt,
    Optional<Instant> orderedAt,
    Optional<Instant> filledAt,
    BigDecimal filledQty,
    Optional<BigDecimal> averagePrice) {

  /** By time, and of one time by name: the same for the same records. */
  static final Comparator<Deal> IN_ORDER =
      Comparator.comparing(Deal::time).thenComparing(Deal::name);

  /** What became of a decision. On the wire in lower case. */
  public enum Outcome {
    /** All of it was filled, as far as is recorded. */
    FILLED,
    /** Some of it was filled. */
    PARTIALLY_FILLED,
    /** The risk gate or a block kept it from becoming an order. */
    DENIED,
    /** The broker did not take it. */
    REJECTED,
    /** It was cancelled before any of it was filled. */
    CANCELED,
    /** Its time was over before any of it was filled. */
    EXPIRED,
    /** It was still to be filled when the records ended. */
    WORKING,
    /** Nobody knows. */
    UNKNOWN
  }

  /** Refuses fills that contradict each other, and a deal without any time. */
  public Deal {
    boolean filled = filledQty.signum() > 0;
    if (filledQty.signum() < 0
        || filled != averagePrice.isPresent()
        || filled != filledAt.isPresent()) {
      throw new IllegalArgumentException(
          "deal %s must have a price and a time if and only if units were filled, were %s"
              .formatted(name, filledQty.toPlainString()));
    }
    if (decidedAt.isEmpty() && orderedAt.isEmpty() && filledAt.isEmpty()) {
      throw new IllegalArgumentException("deal %s must have a time, had none".formatted(name));
    }
  }

  /** Whether any of it was filled. */
  public boolean isFilled() {
    return filledQty.signum() > 0;
  }

  /** When it happened: its first fill; of what was not filled, when it was ordered or decided. */
  public Instant time() {
    return filledAt.or(() -> orderedAt).or(() -> decidedAt).orElseThrow();
  }

  /**
   * From the decision to the first fill, or from the order if the decision is not recorded; empty
   * if neither is, or nothing was filled.
   */
  Optional<Duration> latency() {
    return decidedAt
        .or(() -> orderedAt)
        .flatMap(begun -> filledAt.map(filled -> Duration.between(begun, filled)));
  }
}
