package io.orrery.parity;

/**
 * A deal that was filled on one side only.
 *
 * @param deal what that side did
 * @param because what the other side did about it instead, in a word
 * @param reason the same as a sentence, with what the other side recorded of it
 */
public record Unmatched(Deal deal, Because because, String reason) {

  /** What the other side did instead. On the wire in lower case. */
  public enum Because {
    /** It wanted the same, and its risk gate or a block denied it. */
    DENIED,
    /** It wanted the same, and its broker rejected it. */
    REJECTED,
    /** It ordered the same, and nothing was filled. */
    NOT_FILLED,
    /** It recorded nothing about it. */
    NOT_DECIDED
  }

  /** The other side wanted the same in vain. */
  static Unmatched besides(Deal deal, Deal other) {
    Because because =
        switch (other.outcome()) {
          case DENIED -> Because.DENIED;
          case REJECTED -> Because.REJECTED;
          default -> Because.NOT_FILLED;
        };
    String word = other.outcome().name().toLowerCase(java.util.Locale.ROOT);
    return new Unmatched(
        deal,
        because,
        "the other side wanted the same, which is %s%s"
            .formatted(word, other.reason().map(why -> ": " + why).orElse("")));
  }

  /** The other side recorded nothing about it. */
  static Unmatched alone(Deal deal) {
    return new Unmatched(
        deal,
        Because.NOT_DECIDED,
        deal.decidedAt()
            .map(bar -> "the other side ordered nothing on the bar that closed at " + bar)
            .orElse("the other side ordered nothing within the window"));
  }
}
