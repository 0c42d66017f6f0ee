package io.orrery.basics;

import java.util.regex.Pattern;

/**
 * The name under which an instrument trades, such as {@code AAPL}, {@code BRK.B} or {@code
 * BTC/USD}.
 *
 * @param value 1 to 20 capital letters and digits, in parts joined by one . - or /
 */
public record Symbol(String value) {

  private static final Pattern FORM = Pattern.compile("(?=.{1,20}$)[A-Z0-9]+([./-][A-Z0-9]+)*");

  /** Refuses a value of another form with {@link IllegalArgumentException}. */
  public Symbol {
    Check.matches(
        "symbol",
        value,
        FORM,
        "1 to 20 capital letters and digits, in parts joined by one . - or /");
  }

  @Override
  public String toString() {
    return value;
  }
}
