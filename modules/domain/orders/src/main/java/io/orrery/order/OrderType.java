package io.orrery.order;

import io.orrery.basics.Price;
import java.util.Optional;

/** At what price an order may be filled (FIX tag 40). */
public sealed interface OrderType {

  /** At whatever the market pays. */
  record Market() implements OrderType {}

  /**
   * At {@code limitPrice} or better.
   *
   * @param limitPrice the highest price of a purchase, the lowest of a sale (FIX tag 44)
   */
  record Limit(Price limitPrice) implements OrderType {}

  /**
   * At whatever the market pays, once it traded at {@code stopPrice} or worse.
   *
   * @param stopPrice what wakes it (FIX tag 99)
   */
  record Stop(Price stopPrice) implements OrderType {}

  /**
   * At {@code limitPrice} or better, once the market traded at {@code stopPrice} or worse.
   *
   * @param stopPrice what wakes it (FIX tag 99)
   * @param limitPrice the highest price of a purchase, the lowest of a sale (FIX tag 44)
   */
  record StopLimit(Price stopPrice, Price limitPrice) implements OrderType {}

  /** The price that bounds what one unit may cost or bring; empty if nothing does. */
  default Optional<Price> limit() {
    if (this instanceof Limit limit) {
      return Optional.of(limit.limitPrice());
    }
    return this instanceof StopLimit limit ? Optional.of(limit.limitPrice()) : Optional.empty();
  }

  /** The price that wakes it; empty if it is awake from the start. */
  default Optional<Price> stop() {
    if (this instanceof Stop stop) {
      return Optional.of(stop.stopPrice());
    }
    return this instanceof StopLimit stop ? Optional.of(stop.stopPrice()) : Optional.empty();
  }
}
