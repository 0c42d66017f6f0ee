package io.orrery.session;

import io.orrery.basics.Check;
import java.util.regex.Pattern;

/** Words of persons, as they may stand in records and messages: one line, of a bounded length. */
final class Sentence {

  static final int LONGEST = 200;

  private static final Pattern FORM =
      Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]{1," + LONGEST + "}");
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");

  private Sentence() {}

  /** Answers {@code text}, or refuses it with {@link IllegalArgumentException}. */
  static String of(String name, String text) {
    Check.matches(name, text, FORM, "1 to 200 printable characters");
    if (text.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
    return text;
  }

  /** What of {@code text} fits; {@code none stated} if nothing is left. */
  static String shortened(String text) {
    String line = UNFIT.matcher(text).replaceAll(" ").strip();
    if (line.isEmpty()) {
      return "none stated";
    }
    int end = Math.min(line.length(), LONGEST);
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end);
  }
}
