package io.orrery.basics;

import java.util.regex.Pattern;

/**
 * The name that a sender gives to a request, so that repeating it does nothing twice.
 *
 * @param value 1 to 64 letters, digits and . _ : - starting with a letter or digit
 */
public record IdempotencyKey(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

  /** Refuses a value of another form with {@link IllegalArgumentException}. */
  public IdempotencyKey {
    Check.matches(
        "Idempotency-Key",
        value,
        FORM,
        "1 to 64 letters, digits and . _ : - starting with a letter or digit");
  }

  @Override
  public String toString() {
    return value;
  }
}
