package io.orrery.session;

/**
 * A part of a session that must end its risk when the kill switch is engaged, such as the desk that
 * has open orders.
 */
@FunctionalInterface
public interface Killable {

  /**
   * Cancels what is open and lets nothing new pass. Called on a thread of the kill switch, perhaps
   * more than once, also while the ledger is poisoned or the disk hangs: it must not wait for a
   * ledger.
   *
   * @param reason who engaged the switch and why, as a sentence
   */
  void kill(String reason);
}
