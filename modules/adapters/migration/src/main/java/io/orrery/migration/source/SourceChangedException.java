package io.orrery.migration.source;

/** The old tree is still written to. */
public final class SourceChangedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a sentence that names the file and what was seen. */
  public SourceChangedException(String message) {
    super(message);
  }
}
