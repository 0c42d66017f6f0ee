package io.orrery.trading.observability;

import io.orrery.universe.Fact;

/**
 * Event: somebody should know.
 *
 * @param severity how much it matters
 * @param reasonCode what kind of alert it is
 * @param agent whose doing it is about
 * @param sentence what happened, for people
 */
public record AlertRaised(Severity severity, ReasonCode reasonCode, Role agent, String sentence)
    implements Fact {

  /** An alert of the severity that its kind has. */
  public static AlertRaised of(ReasonCode code, Role agent, String sentence) {
    return new AlertRaised(code.severity(), code, agent, sentence);
  }
}
