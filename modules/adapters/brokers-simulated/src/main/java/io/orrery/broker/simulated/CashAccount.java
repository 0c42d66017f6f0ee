package io.orrery.broker.simulated;

import io.orrery.basics.Check;
import io.orrery.basics.CurrencyCode;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * The account with which a session begins.
 *
 * @param name 1 to 64 visible ASCII characters
 * @param currency of all prices and amounts
 * @param cash what it holds in money at first, zero or above, at most 10 digits behind the point
 */
public record CashAccount(String name, CurrencyCode currency, BigDecimal cash) {

  private static final Pattern NAME = Pattern.compile("[!-~]{1,64}");

  /** Refuses values outside their ranges with {@link IllegalArgumentException}. */
  public CashAccount {
    Check.matches("account", name, NAME, "1 to 64 visible ASCII characters");
    Check.notNegative("cash", cash);
    if (cash.stripTrailingZeros().scale() > Rounding.MONEY_SCALE) {
      throw new IllegalArgumentException(
          "cash must have at most %s digits behind the point, was %s"
              .formatted(Rounding.MONEY_SCALE, cash.toPlainString()));
    }
  }
}
