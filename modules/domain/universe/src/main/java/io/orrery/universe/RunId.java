package io.orrery.universe;

import io.orrery.basics.Check;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The name of a run, unique for ever: R, a dash and a ULID. A run is a piece of a universe beside
 * its own session, with ledgers of its own: one of SIMULATION, such as a backtest, or of any
 * universe what was imported of its past.
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
    return next(clock, RANDOM);
  }

  /** A new name from {@code names}, which must be as hard to meet twice as a strong source. */
  public static RunId next(Clock clock, RandomGenerator names) {
    return new RunId("R-" + Ulid.next(clock.instant(), names));
  }

  @Override
  public String toString() {
    return value;
  }
}
