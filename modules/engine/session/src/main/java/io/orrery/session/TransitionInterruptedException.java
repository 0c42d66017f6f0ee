package io.orrery.session;

/** A transition failed half way: the source is closed, the target is not opened. */
public final class TransitionInterruptedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final transient ControlId id;

  TransitionInterruptedException(ControlId id, String sentence, Throwable cause) {
    super(sentence, cause);
    this.id = id;
  }

  /** The transition, to be resumed by this name. */
  public ControlId id() {
    return id;
  }
}
