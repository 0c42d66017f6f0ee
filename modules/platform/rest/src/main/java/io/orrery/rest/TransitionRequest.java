package io.orrery.rest;

import io.orrery.basics.Check;
import io.orrery.session.ControlId;
import io.orrery.session.OpenOrders;
import io.orrery.session.Transition;
import io.orrery.universe.Universe;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody wants of transitions.
 *
 * @param resume the transition to go on with; empty for a new one
 * @param wanted the new one; empty to go on
 * @param isPlan whether only to say what it would do
 */
record TransitionRequest(Optional<ControlId> resume, Optional<Transition> wanted, boolean isPlan) {

  static final FlatObject.Shape SHAPE =
      new FlatObject.Shape(
          List.of("from", "to", "reason", "open_orders", "resume"), List.of("dry_run"));

  /** There are no users yet: whoever reaches the server from this machine. */
  static final String BY = "somebody on this machine";

  static TransitionRequest read(byte[] body) {
    FlatObject object = FlatObject.read(body, "body", SHAPE);
    boolean isPlan = object.flag("dry_run").orElse(false);
    Optional<ControlId> resume = object.optional("resume", ControlId::new);
    if (resume.isPresent()) {
      if (isPlan || object.texts().size() > 1) {
        throw ProblemException.ofField(
            ProblemType.INVALID_BODY, "resume", "resume must stand alone, had others beside it");
      }
      return new TransitionRequest(resume, Optional.empty(), false);
    }
    return new TransitionRequest(Optional.empty(), Optional.of(wanted(object)), isPlan);
  }

  private static Transition wanted(FlatObject object) {
    Universe from = object.required("from", Universe::parse);
    Universe to = object.required("to", Universe::parse);
    OpenOrders orders =
        object.optional("open_orders", TransitionRequest::orders).orElse(OpenOrders.CANCEL);
    return object.required("reason", reason -> new Transition(from, to, reason, BY, orders));
  }

  private static OpenOrders orders(String text) {
    for (OpenOrders policy : OpenOrders.values()) {
      if (policy.name().toLowerCase(Locale.ROOT).equals(text)) {
        return policy;
      }
    }
    throw new IllegalArgumentException(
        "open_orders must be cancel or hand_over, was " + Check.shown(text));
  }
}
