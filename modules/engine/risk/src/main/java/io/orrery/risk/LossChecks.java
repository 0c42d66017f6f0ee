package io.orrery.risk;

import java.math.BigDecimal;
import java.util.Optional;

/** Checks of what was lost. The breaker's own rule decides, on the equity of this moment. */
final class LossChecks {

  private static final CheckResult ARMED =
      CheckResult.bare(RiskCheck.BREAKER, CheckResult.Outcome.PASSED);

  private final Limit<BigDecimal> daily;
  private final Limit<BigDecimal> drawdown;
  private final BigDecimal dailyFactor;
  private final BigDecimal drawdownFactor;

  LossChecks(RiskLimits limits) {
    this.daily = limits.decimal(LimitName.DAILY_LOSS_PERCENT);
    this.drawdown = limits.decimal(LimitName.MAX_DRAWDOWN_PERCENT);
    this.dailyFactor = factor(daily);
    this.drawdownFactor = factor(drawdown);
  }

  private static BigDecimal factor(Limit<BigDecimal> limit) {
    return limit instanceof Limit.Of<BigDecimal> of ? LossLimit.factor(of.value()) : BigDecimal.ONE;
  }

  CheckResult breaker(Case order) {
    CircuitBreaker breaker = MissingDataException.require(order.view().breaker());
    Optional<String> tripped = breaker.trippedBecause();
    return tripped.isEmpty() ? ARMED : CheckResult.breached(RiskCheck.BREAKER, tripped.get());
  }

  CheckResult dailyLoss(Case order) {
    return daily instanceof Limit.Of
        ? loss(order, RiskCheck.DAILY_LOSS, LossLimit.DAILY_LOSS, dailyFactor)
        : Bound.open(RiskCheck.DAILY_LOSS, daily);
  }

  CheckResult drawdown(Case order) {
    return drawdown instanceof Limit.Of
        ? loss(order, RiskCheck.DRAWDOWN, LossLimit.DRAWDOWN, drawdownFactor)
        : Bound.open(RiskCheck.DRAWDOWN, drawdown);
  }

  private static CheckResult loss(Case order, RiskCheck check, LossLimit limit, BigDecimal factor) {
    BigDecimal equity = order.equity();
    BigDecimal from =
        MissingDataException.require(order.view().breaker())
            .basis(limit, equity, MissingDataException.require(order.view().tradingDay()));
    BigDecimal lost = from.subtract(equity);
    BigDecimal bound = from.multiply(factor);
    return lost.compareTo(bound) < 0
        ? CheckResult.passed(check, lost, Optional.of(bound))
        : CheckResult.breached(check, lost, Optional.of(bound), limit.sentence(from, lost, bound));
  }
}
