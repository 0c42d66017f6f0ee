package io.orrery.universe;

import io.orrery.basics.Check;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The name of a session, unique for ever: the universe's letter, a dash, and a ULID (48 bits of
 * milliseconds since 1970, 80 random bits, in Crockford's base 32), such as {@code
 * P-01JQ3V6W8Z5T4R2N1M0K9H7G6F}.
 *
 * <p>It says which universe and roughly when, and nothing about host, path or person.
 *
 * @param value the name in this form
 */
public record SessionId(String value) {

  private static final Pattern FORM = Pattern.compile("[LPS]-" + Ulid.FORM);

  /** Refuses a value of another form with {@link IllegalArgumentException}. */
  public SessionId {
    Check.matches("session_id", value, FORM, "L-, P- or S- and a ULID");
  }

  /** A new name; {@code random} must be cryptographically strong for it to be unique for ever. */
  static SessionId next(Universe universe, Instant now, RandomGenerator random) {
    return new SessionId(universe.letter() + "-" + Ulid.next(now, random));
  }

  /** The universe of the session. */
  public Universe universe() {
    return switch (value.charAt(0)) {
      case 'L' -> Universe.LIVE;
      case 'P' -> Universe.PAPER;
      default -> Universe.SIMULATION;
    };
  }

  @Override
  public String toString() {
    return value;
  }
}
