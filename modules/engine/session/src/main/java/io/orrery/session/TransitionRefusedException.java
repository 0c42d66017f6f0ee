package io.orrery.session;

/** A transition cannot begin; nothing was changed. */
public final class TransitionRefusedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  TransitionRefusedException(String sentence) {
    super(sentence);
  }
}
