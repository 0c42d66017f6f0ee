package io.orrery.migration;

/** Something must not be done as things are; nothing was changed. */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says what stands in the way. */
  public RefusedException(String message) {
    super(message);
  }
}
