package io.orrery.basics;

import java.util.regex.Pattern;

/**
 * The outside system or agent that reported something.
 *
 * @param value 1 to 64 letters, digits, spaces and . _ - starting with a letter or digit
 */
public record SourceName(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");

  /** Refuses a value of another form with {@link IllegalArgumentException}. */
  public SourceName {
    Check.matches(
        "source",
        value,
        FORM,
        "1 to 64 letters, digits, spaces and . _ - starting with a letter or digit");
  }

  @Override
  public String toString() {
    return value;
  }
}
