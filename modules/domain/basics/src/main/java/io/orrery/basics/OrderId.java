package io.orrery.basics;

import java.util.regex.Pattern;

/**
 * The broker's name for an order (FIX tag 37).
 *
 * @param value 1 to 64 letters, digits and . _ : - starting with a letter or digit
 */
public record OrderId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

  /** Refuses a value of another form with {@link IllegalArgumentException}. */
  public OrderId {
    Check.matches(
        "order_id",
        value,
        FORM,
        "1 to 64 letters, digits and . _ : - starting with a letter or digit");
  }

  @Override
  public String toString() {
    return value;
  }
}
