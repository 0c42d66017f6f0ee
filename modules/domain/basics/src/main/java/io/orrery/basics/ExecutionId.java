package io.orrery.basics;

import java.util.regex.Pattern;

/**
 * The executor's name for one fill (FIX tag 17).
 *
 * @param value 1 to 64 letters, digits and . _ : - starting with a letter or digit
 */
public record ExecutionId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

  /** Refuses a value of another form with {@link IllegalArgumentException}. */
  public ExecutionId {
    Check.matches(
        "execution_id",
        value,
        FORM,
        "1 to 64 letters, digits and . _ : - starting with a letter or digit");
  }

  @Override
  public String toString() {
    return value;
  }
}
