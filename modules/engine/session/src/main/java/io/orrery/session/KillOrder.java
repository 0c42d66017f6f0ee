package io.orrery.session;

/**
 * Why a kill switch is engaged.
 *
 * @param reason why, one line of at most 200 characters
 * @param by who, as far as the world knows; nobody is refused
 * @param way how it came
 */
public record KillOrder(String reason, String by, Way way) {

  /** How an order to kill came. */
  public enum Way {
    /** By a call of the program itself. */
    CALL,
    /** By HTTP. */
    HTTP,
    /** By a file that lay there. */
    FILE
  }

  /** Makes one line of whatever {@code reason} is: killing is refused to nobody. */
  public KillOrder {
    reason = Sentence.shortened(reason);
    by = Sentence.shortened(by);
  }

  /** What the parts are told. */
  String sentence(String scope) {
    return "kill switch of %s engaged by %s: %s".formatted(scope, by, reason);
  }
}
