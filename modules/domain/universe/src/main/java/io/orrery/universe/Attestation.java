package io.orrery.universe;

import io.orrery.basics.Check;
import io.orrery.basics.ExecutionId;
import java.util.regex.Pattern;

/** What the executor itself says about a fill: proof that it really happened, or none. */
public sealed interface Attestation {

  /** Nobody but us says so. */
  record None() implements Attestation {}

  /**
   * A broker's own confirmation.
   *
   * @param executionId the broker's name for the fill
   * @param account the broker's account in which it happened, 1 to 64 visible ASCII characters
   */
  record ByExecutor(ExecutionId executionId, String account) implements Attestation {

    private static final Pattern ACCOUNT = Pattern.compile("[!-~]{1,64}");

    /** Refuses an account of another form with {@link IllegalArgumentException}. */
    public ByExecutor {
      Check.matches("account", account, ACCOUNT, "1 to 64 visible ASCII characters");
    }
  }

  /** Nobody but us says so. */
  static Attestation none() {
    return new None();
  }
}
