package io.orrery.risk;

import io.orrery.basics.StrategyName;
import io.orrery.order.OrderTicket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the gate decided on one order. Only the gate can make one. */
public sealed interface RiskDecision {

  /** What every check found, in the order of {@link RiskCheck}. */
  List<CheckResult> checks();

  /** Whether the order does nothing but reduce a position, whatever is on its way. */
  boolean reducing();

  /** The limits in whose place an override stood. */
  List<LimitName> overridden();

  /** When it was decided. */
  Instant decidedAt();

  /**
   * The strategy that sent more orders than its throttle allows: who gets this decision disables
   * it, whether this order was approved or not.
   */
  default Optional<StrategyName> throttled() {
    CheckResult throttle = checks().get(RiskCheck.THROTTLE.ordinal());
    boolean exceeded =
        throttle.measured().isPresent()
            && (throttle.refuses() || throttle.outcome() == CheckResult.Outcome.WAIVED);
    return exceeded ? asked().strategy() : Optional.empty();
  }

  /** What was asked for; no permission to send it. */
  OrderTicket asked();

  /** The order may be sent. Nobody outside of this package can make one. */
  final class Approved implements RiskDecision {

    private final Verdict verdict;

    Approved(Verdict verdict) {
      this.verdict = verdict;
    }

    /** What may be minted, once. */
    public OrderTicket ticket() {
      return verdict.asked();
    }

    @Override
    public OrderTicket asked() {
      return verdict.asked();
    }

    @Override
    public List<CheckResult> checks() {
      return verdict.checks();
    }

    @Override
    public boolean reducing() {
      return verdict.reducing();
    }

    @Override
    public List<LimitName> overridden() {
      return verdict.overridden();
    }

    @Override
    public Instant decidedAt() {
      return verdict.decidedAt();
    }

    @Override
    public String toString() {
      return "approved " + verdict.asked();
    }
  }

  /** The order must not be sent. */
  final class Denied implements RiskDecision {

    private final Verdict verdict;

    Denied(Verdict verdict) {
      this.verdict = verdict;
    }

    /** The checks that were not passed, at least one. */
    public List<CheckResult> breaches() {
      return verdict.checks().stream().filter(CheckResult::refuses).toList();
    }

    /** Why, as sentences. */
    public String reason() {
      return breaches().stream()
          .map(CheckResult::toString)
          .distinct()
          .collect(Collectors.joining("; "));
    }

    @Override
    public OrderTicket asked() {
      return verdict.asked();
    }

    @Override
    public List<CheckResult> checks() {
      return verdict.checks();
    }

    @Override
    public boolean reducing() {
      return verdict.reducing();
    }

    @Override
    public List<LimitName> overridden() {
      return verdict.overridden();
    }

    @Override
    public Instant decidedAt() {
      return verdict.decidedAt();
    }

    @Override
    public String toString() {
      return "denied " + verdict.asked() + ": " + reason();
    }
  }
}
