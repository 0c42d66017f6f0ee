package io.orrery.risk;

import io.orrery.basics.Check;
import java.util.regex.Pattern;

/** Who did something, and why: what every act of a person is recorded with. */
final class PersonsWord {

  private static final Pattern PERSON = Pattern.compile("(?!\\s)[^:\\p{Cntrl}]{1,64}(?<!\\s)");
  private static final Pattern REASON = Pattern.compile("(?!\\s)[^\\p{Cntrl}]{1,200}(?<!\\s)");

  private PersonsWord() {}

  /** Refuses what is no name and no reason with {@link IllegalArgumentException}. */
  static void require(String person, String reason) {
    Check.matches("person", person, PERSON, "a name of 1 to 64 characters, no colon");
    Check.matches("reason", reason, REASON, "1 to 200 characters on one line");
  }
}
