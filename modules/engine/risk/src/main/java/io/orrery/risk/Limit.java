package io.orrery.risk;

/**
 * How far one thing may go: a value, or a person's word that nothing bounds it, or nothing yet.
 *
 * @param <T> a decimal, a duration or a set of symbols
 */
public sealed interface Limit<T> {

  /**
   * A bound.
   *
   * @param value in the unit that the limit's name says
   */
  record Of<T>(T value) implements Limit<T> {}

  /**
   * Somebody decided that nothing bounds it.
   *
   * @param by who, 1 to 64 characters, no colon
   * @param reason why, 1 to 200 characters on one line
   */
  record Unlimited<T>(String by, String reason) implements Limit<T> {

    /** Refuses a missing person or reason with {@link IllegalArgumentException}. */
    public Unlimited {
      PersonsWord.require(by, reason);
    }
  }

  /** Nobody decided. LIVE does not open with one of these. */
  record Undecided<T>() implements Limit<T> {}
}
