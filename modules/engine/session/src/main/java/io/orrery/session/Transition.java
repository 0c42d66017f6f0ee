package io.orrery.session;

import io.orrery.universe.Universe;

/**
 * What is wanted: the end of one universe's session and the beginning of another's (contract U8).
 *
 * @param from whose session ends, with everything in it
 * @param to whose session begins
 * @param reason why, 1 to 200 printable characters
 * @param by who, as far as the world knows
 * @param openOrders what becomes of orders that are open
 */
public record Transition(
    Universe from, Universe to, String reason, String by, OpenOrders openOrders) {

  /** Refuses a transition to the same universe with {@link IllegalArgumentException}. */
  public Transition {
    if (from == to) {
      throw new IllegalArgumentException(
          "a transition must lead to another universe, was from %s to %s".formatted(from, to));
    }
    Sentence.of("reason", reason);
    Sentence.of("by", by);
  }
}
