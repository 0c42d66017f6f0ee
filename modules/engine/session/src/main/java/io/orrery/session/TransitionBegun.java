package io.orrery.session;

import io.orrery.universe.Fact;
import io.orrery.universe.Universe;
import io.orrery.universe.UntypedFact;
import java.util.Locale;
import java.util.Optional;

/**
 * Audit record of the source: its session is about to end for another universe's. The boundary on
 * this side; {@link TransitionCompleted} is the one on the other.
 *
 * @param transitionId its name
 * @param to the target
 * @param reason why
 * @param by who
 * @param openOrders what becomes of orders that are open
 * @param targetAuditSeq the number of the target's newest audit record by then
 */
public record TransitionBegun(
    ControlId transitionId,
    Universe to,
    String reason,
    String by,
    OpenOrders openOrders,
    long targetAuditSeq)
    implements Fact {

  private static final String TYPE = "transition_begun";

  /** What {@code fact} says, if it is one, read from a ledger or not. */
  static Optional<TransitionBegun> read(Fact fact) {
    if (fact instanceof TransitionBegun begun) {
      return Optional.of(begun);
    }
    return fact instanceof UntypedFact untyped && untyped.type().equals(TYPE)
        ? Optional.of(of(untyped))
        : Optional.empty();
  }

  /** What is wanted, if {@code from} recorded it. */
  Transition transition(Universe from) {
    return new Transition(from, to, reason, by, openOrders);
  }

  private static TransitionBegun of(UntypedFact fact) {
    return new TransitionBegun(
        new ControlId(text(fact, "transition_id")),
        Universe.parse(text(fact, "to")),
        text(fact, "reason"),
        text(fact, "by"),
        OpenOrders.valueOf(text(fact, "open_orders").toUpperCase(Locale.ROOT)),
        Long.parseLong(text(fact, "target_audit_seq")));
  }

  static String text(UntypedFact fact, String name) {
    return String.valueOf(fact.fields().get(name));
  }
}
