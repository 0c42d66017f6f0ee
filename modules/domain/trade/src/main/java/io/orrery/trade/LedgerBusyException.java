package io.orrery.trade;

/** Too many records wait to be written: nothing was written, and trying again later may succeed. */
public final class LedgerBusyException extends LedgerException {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says which ledger and how many may wait. */
  public LedgerBusyException(String message) {
    super(message);
  }
}
