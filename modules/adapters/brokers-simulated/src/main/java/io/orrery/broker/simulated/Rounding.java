package io.orrery.broker.simulated;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How far prices and money are computed: one place, so that the account adds up exactly. */
final class Rounding {

  /** Digits of money behind the point. */
  static final int MONEY_SCALE = 10;

  /** For what is computed on the way to a price. */
  static final MathContext EXACT = MathContext.DECIMAL128;

  /** Prices have as many digits as a double tells apart. */
  private static final MathContext PRICE = MathContext.DECIMAL64;

  private Rounding() {}

  /** A price that was computed; never below zero. */
  static BigDecimal price(BigDecimal value) {
    return plain(value.max(BigDecimal.ZERO).round(PRICE));
  }

  /** Money that was computed. */
  static BigDecimal money(BigDecimal value) {
    return plain(value.setScale(MONEY_SCALE, RoundingMode.HALF_EVEN));
  }

  /** The same number without an exponent and without zeros at its end. */
  static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
