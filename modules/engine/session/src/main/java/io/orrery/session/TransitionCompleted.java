package io.orrery.session;

import io.orrery.universe.Fact;
import io.orrery.universe.Universe;
import io.orrery.universe.UntypedFact;
import java.util.Optional;

/**
 * Audit record and event of the target: its session is the new beginning after another universe's
 * end. The boundary on this side.
 *
 * @param transitionId its name
 * @param from the source
 * @param sourceSession the session that ended
 * @param reason why
 * @param by who, or who resumed it
 * @param isResumed whether it was interrupted before
 * @param partsOver how many parts of the source were found over; 0 if its process had died
 */
public record TransitionCompleted(
    ControlId transitionId,
    Universe from,
    String sourceSession,
    String reason,
    String by,
    boolean isResumed,
    long partsOver)
    implements Fact {

  private static final String TYPE = "transition_completed";

  /** The transition that {@code fact} says is complete, if it says so. */
  static Optional<ControlId> read(Fact fact) {
    if (fact instanceof TransitionCompleted completed) {
      return Optional.of(completed.transitionId());
    }
    return fact instanceof UntypedFact untyped && untyped.type().equals(TYPE)
        ? Optional.of(new ControlId(TransitionBegun.text(untyped, "transition_id")))
        : Optional.empty();
  }
}
