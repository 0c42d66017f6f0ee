package io.orrery.basics;

import java.math.BigDecimal;

/**
 * A sum of money in the currency that its record names; negative when it is owed.
 *
 * @param value any sign, at most {@value Decimals#MAX_DIGITS} digits
 */
public record Amount(BigDecimal value) {

  /** Refuses any other value with {@link IllegalArgumentException}. */
  public Amount {
    Decimals.bounded("amount", value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
