package io.orrery.session;

/**
 * A transition as the ledgers of both sides tell it.
 *
 * @param id its name
 * @param transition what was wanted
 * @param sourceSession the session that ended, or was to
 * @param phase how far it has come
 * @param sentence what is known about that
 */
public record TransitionState(
    ControlId id, Transition transition, String sourceSession, Phase phase, String sentence) {

  /** How far a transition has come. */
  public enum Phase {
    /** It goes on in this process. */
    RUNNING,
    /** The source is closed, the target is not opened; it can be resumed. */
    INTERRUPTED,
    /** Both sides have their records. */
    COMPLETED
  }
}
