package io.orrery.basics;

import java.math.BigDecimal;

/**
 * How many units, fractions included; the direction is said by the side, not by a sign.
 *
 * @param value above zero, at most {@value Decimals#MAX_DIGITS} digits
 */
public record Quantity(BigDecimal value) {

  /** Refuses any other value with {@link IllegalArgumentException}. */
  public Quantity {
    Check.positive("qty", value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
