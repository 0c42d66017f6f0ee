package io.orrery.session;

/** A step of arming was refused; nothing changed. */
public final class ArmingRefusedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  ArmingRefusedException(String sentence) {
    super(sentence);
  }
}
