package io.orrery.session;

import io.orrery.universe.Fact;

/**
 * Audit record of the source: its session had no end because its process died in a transition; this
 * session gives it one, and does nothing else.
 *
 * @param transitionId the transition
 * @param by who resumed it
 */
public record TransitionResumed(ControlId transitionId, String by) implements Fact {}
