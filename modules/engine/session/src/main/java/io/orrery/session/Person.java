package io.orrery.session;

import io.orrery.basics.Check;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Somebody who takes something on.
 *
 * @param name who, as claimed: 1 to 64 letters, digits, spaces and {@code . ' _ @ -}
 * @param evidence by what that is known, such as {@code command line, OS user ada}
 */
public record Person(String name, String evidence) {

  private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{M}\\p{N} .'_@-]{1,64}");
  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");

  /** Refuses a name or evidence of another form with {@link IllegalArgumentException}. */
  public Person {
    Check.matches("name", name, FORM, "1 to 64 letters, digits, spaces and . ' _ @ -");
    Sentence.of("evidence", evidence);
    if (normalized(name).isEmpty()) {
      throw new IllegalArgumentException("name must not be blank");
    }
  }

  /**
   * Whether both names are one: spaces around, their number, case and Unicode compatibility forms
   * (NFKC) make no other person.
   */
  public boolean isSameAs(Person other) {
    return normalized(name).equals(normalized(other.name));
  }

  private static String normalized(String name) {
    String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC);
    String folded = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    String again = Normalizer.normalize(folded, Normalizer.Form.NFKC);
    return SPACES.matcher(again).replaceAll(" ").strip();
  }
}
