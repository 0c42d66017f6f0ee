package io.orrery.session;

import io.orrery.basics.Check;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of an act of control, unique for ever: A and a dash for an arming, F and a dash for a
 * falsification, P and a dash for a promotion, T and a dash for a transition, and 16 hexadecimal
 * digits.
 *
 * @param value the name in this form
 */
public record ControlId(String value) {

  private static final Pattern FORM = Pattern.compile("[AFPT]-[0-9a-f]{16}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Refuses a value of another form with {@link IllegalArgumentException}. */
  public ControlId {
    Check.matches("id", value, FORM, "A-, F-, P- or T- and 16 hexadecimal digits");
  }

  /** A name for an arming. */
  public static ControlId ofArming() {
    return next("A-");
  }

  /** A name for a run of attempts to break the contract. */
  public static ControlId ofProof() {
    return next("F-");
  }

  /** A name for a transition. */
  public static ControlId ofTransition() {
    return next("T-");
  }

  /** A name for a promotion. */
  public static ControlId ofPromotion() {
    return next("P-");
  }

  private static ControlId next(String prefix) {
    return new ControlId(prefix + String.format(Locale.ROOT, "%016x", RANDOM.nextLong()));
  }

  @Override
  public String toString() {
    return value;
  }
}
