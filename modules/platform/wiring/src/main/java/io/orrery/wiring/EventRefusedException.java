package io.orrery.wiring;

/**
 * An event without provenance, or with another's, was fired or about to be delivered. No observer
 * saw it.
 */
public final class EventRefusedException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** With a sentence that says what must hold, and what to write instead. */
  EventRefusedException(String sentence) {
    super(sentence);
  }
}
