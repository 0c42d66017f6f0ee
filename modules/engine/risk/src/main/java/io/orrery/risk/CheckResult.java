package io.orrery.risk;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one check found.
 *
 * @param check which
 * @param outcome what came of it
 * @param measured the order's number, in the unit of the check; empty if there is none
 * @param bound what it was held against, in the same unit; empty if there is none
 * @param reason why it was not passed, as a sentence; empty if it was
 */
public record CheckResult(
    RiskCheck check,
    Outcome outcome,
    Optional<BigDecimal> measured,
    Optional<BigDecimal> bound,
    Optional<String> reason) {

  /** What comes of a check. On the wire in lower case. */
  public enum Outcome {
    /** Within the limit. */
    PASSED,
    /** Beyond the limit. */
    BREACHED,
    /** What the check needs is not known: for new risk as bad as a breach. */
    MISSING,
    /** Breached or missing, and not minded because the order does nothing but reduce. */
    WAIVED,
    /** A person said that nothing bounds it. */
    UNLIMITED,
    /** Nobody decided a limit; never in LIVE. */
    UNDECIDED,
    /** It does not concern this order. */
    NOT_APPLICABLE
  }

  static CheckResult passed(RiskCheck check, BigDecimal measured, Optional<BigDecimal> bound) {
    return new CheckResult(check, Outcome.PASSED, Optional.of(measured), bound, Optional.empty());
  }

  static CheckResult breached(
      RiskCheck check, BigDecimal measured, Optional<BigDecimal> bound, String reason) {
    return new CheckResult(
        check, Outcome.BREACHED, Optional.of(measured), bound, Optional.of(reason));
  }

  static CheckResult breached(RiskCheck check, String reason) {
    return without(check, Outcome.BREACHED, Optional.of(reason));
  }

  static CheckResult missing(RiskCheck check, String reason) {
    return without(check, Outcome.MISSING, Optional.of(reason));
  }

  /** Without numbers and without a reason. */
  static CheckResult bare(RiskCheck check, Outcome outcome) {
    return without(check, outcome, Optional.empty());
  }

  private static CheckResult without(RiskCheck check, Outcome outcome, Optional<String> reason) {
    return new CheckResult(check, outcome, Optional.empty(), Optional.empty(), reason);
  }

  /** Whether it keeps an order from being sent. */
  public boolean refuses() {
    return outcome == Outcome.BREACHED || outcome == Outcome.MISSING;
  }

  CheckResult waived() {
    return refuses() ? new CheckResult(check, Outcome.WAIVED, measured, bound, reason) : this;
  }

  @Override
  public String toString() {
    return reason.orElseGet(() -> check + " " + outcome);
  }
}
