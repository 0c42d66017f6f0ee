package io.orrery.analytics;

import io.orrery.basics.Symbol;
import java.time.Instant;

/**
 * A position from coming in to getting out, whole. Statistics, not money: doubles, in the account's
 * currency.
 *
 * @param symbol what was held
 * @param quantity how many units, above zero
 * @param enteredAt when the entry filled
 * @param entryPrice what a unit cost, fees apart
 * @param exitedAt when the exit filled, not before the entry
 * @param exitPrice what a unit brought, fees apart
 * @param fees what entry and exit cost together, zero or above
 * @param reason why it was ended, as a sentence
 */
public record RoundTrip(
    Symbol symbol,
    double quantity,
    Instant enteredAt,
    double entryPrice,
    Instant exitedAt,
    double exitPrice,
    double fees,
    String reason) {

  /**
   * Refuses a quantity or price not above zero, negative fees, what is not finite, an exit before
   * its entry.
   */
  public RoundTrip {
    boolean positive = quantity > 0 && entryPrice > 0 && exitPrice > 0 && fees >= 0;
    if (!positive || !Double.isFinite(quantity * (entryPrice + exitPrice) + fees)) {
      throw new IllegalArgumentException(
          "quantity and prices must be finite and positive, and fees not negative, were %s, %s, %s and %s"
              .formatted(quantity, entryPrice, exitPrice, fees));
    }
    if (exitedAt.isBefore(enteredAt)) {
      throw new IllegalArgumentException(
          "an exit must not be before its entry, was %s before %s".formatted(exitedAt, enteredAt));
    }
  }

  /** What it gained after fees, in the account's currency; negative for a loss. */
  public double gain() {
    return quantity * (exitPrice - entryPrice) - fees;
  }

  /** The gain as a fraction of what the entry cost, fees apart: 0.05 for five percent. */
  public double gainFraction() {
    return gain() / (quantity * entryPrice);
  }
}
