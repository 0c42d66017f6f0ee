package io.orrery.universe;

import io.orrery.basics.Check;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.regex.Pattern;

/**
 * The name of a run, unique for ever: R, a dash and a ULID. A run is a piece of SIMULATION beside
 * the universe's own session, such as a backtest, with ledgers of its own.
 *
 * @param value the name in this form
 */
public record RunId(String value) {

  private static final Pattern FORM = Pattern.compile("R-" + Ulid.FORM);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Refuses a value of another form with {@link IllegalArgumentException}. */
  public RunId {
    Check.matches("run_id", value, FORM, "R- and a ULID");
  }

  /** Whether {@code text} has this form. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /** A new name. */
  public static RunId next(Clock clock) {
    return new RunId("R-" + Ulid.next(clock.instant(), RANDOM));
  }

  @Override
  public String toString() {
    return value;
  }
}
