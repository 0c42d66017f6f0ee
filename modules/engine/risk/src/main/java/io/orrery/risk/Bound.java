package io.orrery.risk;

import java.math.BigDecimal;
import java.util.Optional;

/** A decimal limit as a check holds it, ready to be compared with. */
final class Bound {

  private final RiskCheck check;
  private final LimitName name;
  private final Limit<BigDecimal> limit;
  private final CheckResult open;
  private final Optional<BigDecimal> value;
  private final BigDecimal fraction;

  Bound(RiskCheck check, LimitName name, RiskLimits limits) {
    this.check = check;
    this.name = name;
    this.limit = limits.decimal(name);
    this.value =
        limit instanceof Limit.Of<BigDecimal> of ? Optional.of(of.value()) : Optional.empty();
    this.fraction = value.map(percent -> percent.movePointLeft(2)).orElse(BigDecimal.ZERO);
    this.open = open(check, limit);
  }

  /** What a check finds that nothing bounds. */
  static CheckResult open(RiskCheck check, Limit<?> limit) {
    return CheckResult.bare(
        check,
        limit instanceof Limit.Unlimited
            ? CheckResult.Outcome.UNLIMITED
            : CheckResult.Outcome.UNDECIDED);
  }

  /** Whether it has a value. Nothing else may be asked of one that has none. */
  boolean isSet() {
    return value.isPresent();
  }

  CheckResult open() {
    return open;
  }

  BigDecimal value() {
    return value.orElseThrow();
  }

  CheckResult atMost(Case order, BigDecimal measured) {
    return measured.compareTo(value()) <= 0
        ? CheckResult.passed(check, measured, value)
        : CheckResult.breached(check, measured, value, sentence(order, "at most", measured));
  }

  CheckResult atLeast(Case order, BigDecimal measured) {
    return measured.compareTo(value()) >= 0
        ? CheckResult.passed(check, measured, value)
        : CheckResult.breached(check, measured, value, sentence(order, "at least", measured));
  }

  /** At most the limit's percentage of {@code whole}. */
  CheckResult atMostOf(Case order, BigDecimal whole, BigDecimal measured) {
    BigDecimal most = whole.multiply(fraction);
    return measured.compareTo(most) <= 0
        ? CheckResult.passed(check, measured, Optional.of(most))
        : CheckResult.breached(
            check, measured, Optional.of(most), percentage(order, whole, most, measured));
  }

  private String sentence(Case order, String relation, BigDecimal measured) {
    return order.symbol()
        + (": " + name + " must be " + relation + " " + plain(value()))
        + (", was " + plain(measured));
  }

  private String percentage(Case order, BigDecimal whole, BigDecimal most, BigDecimal measured) {
    return order.symbol()
        + (": " + name + " allows " + plain(most))
        + (" (" + plain(value()) + " % of " + plain(whole) + ")")
        + (", would be " + plain(measured));
  }

  /** A number as a sentence has it: without zeros that say nothing. */
  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
