package io.orrery.basics;

import java.util.Currency;

/**
 * A currency of ISO 4217, such as {@code USD}.
 *
 * @param value three capital letters that ISO 4217 lists
 */
public record CurrencyCode(String value) {

  /** Refuses a code that ISO 4217 does not list with {@link IllegalArgumentException}. */
  public CurrencyCode {
    if (!isListed(value)) {
      throw new IllegalArgumentException(
          "currency must be a code of ISO 4217 such as USD, was " + Check.shown(value));
    }
  }

  private static boolean isListed(String code) {
    try {
      return Currency.getInstance(code).getCurrencyCode().equals(code);
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
