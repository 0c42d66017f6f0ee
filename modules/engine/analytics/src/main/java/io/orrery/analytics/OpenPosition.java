package io.orrery.analytics;

import io.orrery.basics.Symbol;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A position that was still held when a curve ended. It is in the curve's last value, and in no
 * figure about closed round trips.
 *
 * @param symbol what is held
 * @param quantity how many units, above zero
 * @param enteredAt when the first of them came in
 * @param entryPrice what a unit cost on average, fees apart, above zero
 * @param markPrice what a unit is worth at the curve's end, above zero; empty if nobody said
 */
public record OpenPosition(
    Symbol symbol,
    double quantity,
    Instant enteredAt,
    double entryPrice,
    OptionalDouble markPrice) {

  /** Refuses a quantity or price that is not finite and positive. */
  public OpenPosition {
    requirePositive("quantity", quantity);
    requirePositive("entry price", entryPrice);
    markPrice.ifPresent(price -> requirePositive("mark price", price));
  }

  /** What it would gain at the mark price, fees apart, in the account's currency. */
  public OptionalDouble unrealisedGain() {
    return markPrice.isPresent()
        ? OptionalDouble.of(quantity * (markPrice.getAsDouble() - entryPrice))
        : OptionalDouble.empty();
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(name + " must be finite and positive, was " + value);
    }
  }
}
