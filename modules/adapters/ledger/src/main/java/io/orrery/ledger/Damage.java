package io.orrery.ledger;

import io.orrery.trade.LedgerException;
import java.util.Optional;

/**
 * A bad place in a ledger.
 *
 * @param lastGood the place behind the last good record before it
 * @param flaw what is wrong with the line there
 * @param said what to tell of it if it is not a line that is wrong; empty if it is one
 */
record Damage(Head lastGood, String flaw, Optional<LedgerException> said) {

  /** A line that is wrong. */
  Damage(Head lastGood, String flaw) {
    this(lastGood, flaw, Optional.empty());
  }
}
