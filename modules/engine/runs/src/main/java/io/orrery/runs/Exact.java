package io.orrery.runs;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The one place where the doubles of a walk become the decimals of a record: the shortest decimal
 * that reads back as the same double, cut to twelve digits behind the point.
 */
final class Exact {

  private static final int SCALE = 12;

  private Exact() {}

  /** The decimal of a finite double. */
  static BigDecimal of(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal cut = exact.scale() > SCALE ? exact.setScale(SCALE, RoundingMode.HALF_EVEN) : exact;
    BigDecimal plain = cut.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
