package io.orrery.risk;

import io.orrery.basics.Check;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Who did something, and why: what every act of a person is recorded with. */
final class PersonsWord {

  private static final Pattern PERSON = Pattern.compile("(?!\\s)[^:\\p{Cntrl}]{1,64}(?<!\\s)");
  private static final Pattern REASON = Pattern.compile("(?!\\s)[^\\p{Cntrl}]{1,200}(?<!\\s)");

  private PersonsWord() {}

  /** Whether two names are of one person, however they are written. */
  static boolean isSame(String person, String other) {
    return folded(person).equals(folded(other));
  }

  private static String folded(String person) {
    return Normalizer.normalize(person, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /** Refuses what is no name and no reason with {@link IllegalArgumentException}. */
  static void require(String person, String reason) {
    Check.matches("person", person, PERSON, "a name of 1 to 64 characters, no colon");
    Check.matches("reason", reason, REASON, "1 to 200 characters on one line");
  }
}
