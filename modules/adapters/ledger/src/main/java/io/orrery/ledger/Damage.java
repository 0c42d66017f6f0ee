package io.orrery.ledger;

/**
 * A bad place in a ledger.
 *
 * @param lastGood the place behind the last good record before it
 * @param flaw what is wrong with the line there
 */
record Damage(Head lastGood, String flaw) {}
