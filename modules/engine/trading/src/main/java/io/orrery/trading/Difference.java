package io.orrery.trading;

import java.util.Optional;

/**
 * Something that the broker says and our records do not, or the other way round.
 *
 * @param kind of what
 * @param subject which order, symbol or currency
 * @param ours what our records say; empty if nothing
 * @param brokers what the broker says; empty if nothing
 */
public record Difference(
    Kind kind, String subject, Optional<String> ours, Optional<String> brokers) {

  /** Of what. On the wire in lower case. */
  public enum Kind {
    /** The broker has an order that none of our sessions recorded. */
    UNKNOWN_ORDER,
    /** The broker accepted an order once and has none of that name now. */
    LOST_ORDER,
    /** The broker says that more was filled than it can tell in detail. */
    MISSING_EXECUTIONS,
    /** Another number of units is held. */
    POSITION,
    /** Another sum of money is held. */
    CASH,
    /** The account is another than before. */
    ACCOUNT
  }

  /** As a sentence for people. */
  public String sentence() {
    return "%s %s: our records say %s, the broker says %s"
        .formatted(
            kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
            subject,
            ours.orElse("nothing"),
            brokers.orElse("nothing"));
  }
}
