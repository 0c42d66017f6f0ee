package io.orrery.basics;

import java.util.regex.Pattern;

/**
 * A market identifier code of ISO 10383, such as {@code XNYS}.
 *
 * @param value 4 capital letters and digits
 */
public record Mic(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4}");

  /** Refuses a value of another form with {@link IllegalArgumentException}. */
  public Mic {
    Check.matches("mic", value, FORM, "4 capital letters and digits");
  }

  @Override
  public String toString() {
    return value;
  }
}
