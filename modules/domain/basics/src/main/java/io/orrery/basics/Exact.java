package io.orrery.basics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The one place where doubles of the engine become the decimals of a record: the shortest decimal
 * that reads back as the same double, cut to twelve digits behind the point.
 */
public final class Exact {

  private static final int SCALE = 12;

  private Exact() {}

  /**
   * The decimal of a double.
   *
   * @throws NumberFormatException if it is not finite
   */
  public static BigDecimal of(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal cut = exact.scale() > SCALE ? exact.setScale(SCALE, RoundingMode.HALF_EVEN) : exact;
    BigDecimal plain = cut.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
