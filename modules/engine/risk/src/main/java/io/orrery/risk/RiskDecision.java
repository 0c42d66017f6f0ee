package io.orrery.risk;

import io.orrery.basics.StrategyName;
import io.orrery.order.OrderTicket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the gate decided on one order. Only the gate can make one. */
public abstract sealed class RiskDecision {

  private final Verdict verdict;

  private RiskDecision(Verdict verdict) {
    this.verdict = verdict;
  }

  /** What every check found, in the order of {@link RiskCheck}. */
  public final List<CheckResult> checks() {
    return verdict.checks();
  }

  /** Whether the order does nothing but reduce a position, whatever is on its way. */
  public final boolean reducing() {
    return verdict.reducing();
  }

  /** The limits in whose place an override stood. */
  public final List<LimitName> overridden() {
    return verdict.overridden();
  }

  /** When it was decided. */
  public final Instant decidedAt() {
    return verdict.decidedAt();
  }

  /**
   * The strategy that sent more orders than its throttle allows: who gets this decision disables
   * it, whether this order was approved or not.
   */
  public final Optional<StrategyName> throttled() {
    CheckResult throttle = checks().get(RiskCheck.THROTTLE.ordinal());
    boolean exceeded =
        throttle.measured().isPresent()
            && (throttle.refuses() || throttle.outcome() == CheckResult.Outcome.WAIVED);
    return exceeded ? asked().strategy() : Optional.empty();
  }

  /** What was asked for; no permission to send it. */
  public final OrderTicket asked() {
    return verdict.asked();
  }

  /** The order may be sent. Nobody outside of this package can make one. */
  public static final class Approved extends RiskDecision {

    Approved(Verdict verdict) {
      super(verdict);
    }

    /** What may be minted, once. */
    public OrderTicket ticket() {
      return asked();
    }

    @Override
    public String toString() {
      return "approved " + asked();
    }
  }

  /** The order must not be sent. */
  public static final class Denied extends RiskDecision {

    Denied(Verdict verdict) {
      super(verdict);
    }

    /** The checks that were not passed, at least one. */
    public List<CheckResult> breaches() {
      return checks().stream().filter(CheckResult::refuses).toList();
    }

    /** Why, as sentences. */
    public String reason() {
      return breaches().stream()
          .map(CheckResult::toString)
          .distinct()
          .collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
      return "denied " + asked() + ": " + reason();
    }
  }
}
