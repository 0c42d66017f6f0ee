package io.orrery.trade;

/** The world failed a ledger: a disk error, damage, or an owner elsewhere. */
public class LedgerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says which ledger and what is wrong. */
  public LedgerException(String message) {
    super(message);
  }

  /** With a sentence that says which ledger and what is wrong, and the cause. */
  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
