package io.orrery.basics;

import java.math.BigDecimal;

/**
 * What one unit costs, in the currency that its record names.
 *
 * @param value zero or above (an option may expire worthless), at most {@value Decimals#MAX_DIGITS}
 *     digits
 */
public record Price(BigDecimal value) {

  /** Refuses any other value with {@link IllegalArgumentException}. */
  public Price {
    Check.notNegative("price", value);
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
