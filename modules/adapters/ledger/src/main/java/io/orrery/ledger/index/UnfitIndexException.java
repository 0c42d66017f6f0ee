package io.orrery.ledger.index;

/** An index is damaged, or is not of its segment; it has to be made anew. */
public final class UnfitIndexException extends Exception {

  private static final long serialVersionUID = 1L;

  /** {@code message} says what did not fit. */
  public UnfitIndexException(String message) {
    super(message);
  }
}
