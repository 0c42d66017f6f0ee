package io.orrery.trade;

/** The disk has too little room: nothing was written, and nothing will be until there is more. */
public final class LedgerFullException extends LedgerException {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says how much must be free. */
  public LedgerFullException(String message) {
    super(message);
  }
}
