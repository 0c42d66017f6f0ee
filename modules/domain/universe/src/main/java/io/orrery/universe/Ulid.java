package io.orrery.universe;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** A ULID: 48 bits of milliseconds since 1970 and 80 random bits, in Crockford's base 32. */
final class Ulid {

  /** What one looks like, as part of a regular expression. */
  static final String FORM = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Ulid() {}

  /** A new one; {@code random} must be cryptographically strong for it to be unique for ever. */
  static String next(Instant now, RandomGenerator random) {
    StringBuilder text = new StringBuilder(26);
    appendDigits(text, now.toEpochMilli(), 10);
    appendDigits(text, random.nextLong(), 8);
    appendDigits(text, random.nextLong(), 8);
    return text.toString();
  }

  private static void appendDigits(StringBuilder to, long bits, int digits) {
    for (int shift = (digits - 1) * 5; shift >= 0; shift -= 5) {
      to.append(DIGITS.charAt((int) (bits >>> shift) & 31));
    }
  }
}
