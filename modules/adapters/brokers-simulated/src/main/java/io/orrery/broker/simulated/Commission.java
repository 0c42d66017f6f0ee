package io.orrery.broker.simulated;

import io.orrery.basics.Check;
import java.math.BigDecimal;

/**
 * What the broker takes for an order: {@code max(minimum, perShare * units + percent / 100 *
 * value)}, paid on every fill and counted per order, so that an order that fills in parts pays its
 * minimum once.
 *
 * @param perShare for each unit, in the account's currency, zero or above
 * @param percent of the value that changes hands, 0.1 for a tenth of a percent, zero or above
 * @param minimum for an order that filled at all, in the account's currency, zero or above
 */
public record Commission(BigDecimal perShare, BigDecimal percent, BigDecimal minimum) {

  /** Refuses a negative component with {@link IllegalArgumentException}. */
  public Commission {
    Check.notNegative("commission per share", perShare);
    Check.notNegative("commission percent", percent);
    Check.notNegative("commission minimum", minimum);
  }

  /** Trading is free; results are not valid for training. */
  public static Commission none() {
    return new Commission(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /** Whether trading costs nothing. */
  public boolean isNone() {
    return perShare.signum() == 0 && percent.signum() == 0 && minimum.signum() == 0;
  }

  /** What so many units at such a price cost, the minimum apart. */
  BigDecimal own(BigDecimal units, BigDecimal price) {
    return units.multiply(perShare).add(units.multiply(price).multiply(rate()));
  }

  /** The percentage as a fraction. */
  BigDecimal rate() {
    return percent.movePointLeft(2);
  }
}
