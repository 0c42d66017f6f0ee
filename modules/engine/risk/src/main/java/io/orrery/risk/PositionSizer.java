package io.orrery.risk;

import io.orrery.basics.Check;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much a signal to buy asks for. It is a wish: the gate decides.
 *
 * @param scaledByStrength whether half the strength asks for half as much
 * @param minStrength a weaker signal counts as this strong, 0 to 1
 * @param maxStrength a stronger signal counts as this strong, {@code minStrength} to 1
 */
public record PositionSizer(
    boolean scaledByStrength, BigDecimal minStrength, BigDecimal maxStrength) {

  /** Refuses bounds that are no strengths or out of order with {@link IllegalArgumentException}. */
  public PositionSizer {
    Check.notNegative("min_strength", minStrength);
    Check.notNegative("max_strength", maxStrength);
    if (maxStrength.compareTo(BigDecimal.ONE) > 0 || minStrength.compareTo(maxStrength) > 0) {
      throw new IllegalArgumentException(
          "strengths must be 0 <= min <= max <= 1, were %s and %s"
              .formatted(minStrength.toPlainString(), maxStrength.toPlainString()));
    }
  }

  /**
   * What an order should be worth: the smaller of a percentage of the account and what may be
   * bought for, times the strength if that counts.
   *
   * @param strength of the signal; without one it counts as 0
   * @param equity of the account
   * @param buyingPower what may be bought for
   * @param positionPercent of the equity, 50 for 50 %, 0 or above
   * @return 0 or above, in the account's currency, exact
   * @throws IllegalArgumentException if the strength is not a finite number
   */
  public BigDecimal value(
      OptionalDouble strength,
      BigDecimal equity,
      BigDecimal buyingPower,
      BigDecimal positionPercent) {
    Check.notNegative("position_percent", positionPercent);
    BigDecimal most = equity.multiply(positionPercent).movePointLeft(2).min(buyingPower);
    if (most.signum() <= 0) {
      requireFinite(strength);
      return BigDecimal.ZERO;
    }
    return scaledByStrength ? most.multiply(counted(strength)) : most;
  }

  private BigDecimal counted(OptionalDouble strength) {
    requireFinite(strength);
    return BigDecimal.valueOf(strength.orElse(0)).max(minStrength).min(maxStrength);
  }

  private static void requireFinite(OptionalDouble strength) {
    if (!Double.isFinite(strength.orElse(0))) {
      throw new IllegalArgumentException(
          "strength must be a finite number, was " + strength.getAsDouble());
    }
  }

  /**
   * How many units a value buys, never more than it pays for.
   *
   * @param value 0 or above
   * @param price of one unit, above 0
   * @param step the smallest number of units that can be traded, such as 1 or 0.001
   * @return empty if it does not pay for one step
   */
  public static Optional<Quantity> quantity(BigDecimal value, Price price, BigDecimal step) {
    Check.notNegative("value", value);
    Check.positive("price", price.value());
    Check.positive("step", step);
    BigDecimal steps = value.divide(price.value().multiply(step), 0, RoundingMode.DOWN);
    return steps.signum() == 0 ? Optional.empty() : Optional.of(new Quantity(steps.multiply(step)));
  }
}
