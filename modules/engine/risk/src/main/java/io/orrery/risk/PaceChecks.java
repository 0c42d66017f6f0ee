package io.orrery.risk;

import io.orrery.basics.Price;
import io.orrery.basics.StrategyName;
import io.orrery.order.Order;
import io.orrery.order.OrderCause;
import io.orrery.order.OrderStatus;
import io.orrery.order.OrderTicket;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Checks of how many orders there are, and how fast. */
final class PaceChecks {

  private static final int NANO_DIGITS = 9;
  private static final BigDecimal NANOS_PER_SECOND = BigDecimal.TEN.pow(NANO_DIGITS);
  private static final CheckResult UNIQUE =
      CheckResult.bare(RiskCheck.DUPLICATE, CheckResult.Outcome.PASSED);
  private static final CheckResult ENABLED =
      CheckResult.bare(RiskCheck.STRATEGY_ENABLED, CheckResult.Outcome.PASSED);
  private static final CheckResult NO_STRATEGY =
      CheckResult.bare(RiskCheck.STRATEGY_ENABLED, CheckResult.Outcome.NOT_APPLICABLE);
  private static final CheckResult NOT_AUTOMATED =
      CheckResult.bare(RiskCheck.THROTTLE, CheckResult.Outcome.NOT_APPLICABLE);

  private static final CheckResult PROMOTED =
      CheckResult.bare(RiskCheck.STRATEGY_PROMOTED, CheckResult.Outcome.PASSED);
  private static final CheckResult NO_PROMOTION =
      CheckResult.bare(RiskCheck.STRATEGY_PROMOTED, CheckResult.Outcome.NOT_APPLICABLE);

  private final Bound daily;
  private final Bound throttle;
  private final Duration throttleWindow;
  private final Limit<Duration> duplicates;
  private final Optional<BigDecimal> duplicateSeconds;

  PaceChecks(RiskLimits limits) {
    this.daily = new Bound(RiskCheck.DAILY_ORDERS, LimitName.MAX_DAILY_ORDERS, limits);
    this.throttle = new Bound(RiskCheck.THROTTLE, LimitName.THROTTLE_ORDERS, limits);
    this.throttleWindow =
        limits.duration(LimitName.THROTTLE_WINDOW) instanceof Limit.Of<Duration> of
            ? of.value()
            : Duration.ZERO;
    this.duplicates = limits.duration(LimitName.DUPLICATE_WINDOW);
    this.duplicateSeconds =
        duplicates instanceof Limit.Of<Duration> of
            ? Optional.of(seconds(of.value()))
            : Optional.empty();
  }

  /** A duration as a decimal. */
  static BigDecimal seconds(Duration duration) {
    return duration.getNano() == 0
        ? BigDecimal.valueOf(duration.getSeconds())
        : BigDecimal.valueOf(duration.getSeconds())
            .multiply(NANOS_PER_SECOND)
            .add(BigDecimal.valueOf(duration.getNano()))
            .scaleByPowerOfTen(-NANO_DIGITS);
  }

  CheckResult dailyOrders(Case order) {
    return daily.isSet()
        ? daily.atMost(
            order, BigDecimal.valueOf(MissingDataException.require(order.view().ordersToday()) + 1))
        : daily.open();
  }

  CheckResult duplicate(Case order) {
    if (!(duplicates instanceof Limit.Of<Duration> window)) {
      return Bound.open(RiskCheck.DUPLICATE, duplicates);
    }
    Instant since = order.now().minus(window.value());
    List<Order> recent = MissingDataException.require(order.view().recentOrders());
    for (int i = recent.size() - 1; i >= 0; i--) {
      Order other = recent.get(i);
      if (other.createdAt().isAfter(since) && isLike(order.ticket(), other)) {
        return repeated(order, other, window.value());
      }
    }
    return UNIQUE;
  }

  private CheckResult repeated(Case order, Order other, Duration window) {
    return CheckResult.breached(
        RiskCheck.DUPLICATE,
        seconds(Duration.between(other.createdAt(), order.now())),
        duplicateSeconds,
        "an order like %s of %s must not come within %s of it, came at %s"
            .formatted(other.id(), other.createdAt(), window, order.now()));
  }

  /** An order that the broker did not take did nothing, and may be tried again. */
  private static boolean isLike(OrderTicket ticket, Order other) {
    OrderTicket that = other.ticket();
    return that.symbol().equals(ticket.symbol())
        && that.side() == ticket.side()
        && that.qty().value().compareTo(ticket.qty().value()) == 0
        && isSame(that.type().limit(), ticket.type().limit())
        && isSame(that.type().stop(), ticket.type().stop())
        && other.status() != OrderStatus.REJECTED;
  }

  private static boolean isSame(Optional<Price> left, Optional<Price> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return left.isEmpty() == right.isEmpty();
    }
    return left.get().value().compareTo(right.get().value()) == 0;
  }

  CheckResult strategyEnabled(Case order) {
    Optional<StrategyName> strategy = automated(order.ticket());
    if (strategy.isEmpty()) {
      return NO_STRATEGY;
    }
    Optional<String> disabled =
        MissingDataException.require(order.view().switches()).disabledBecause(strategy.get());
    return disabled.isEmpty()
        ? ENABLED
        : CheckResult.breached(
            RiskCheck.STRATEGY_ENABLED,
            "strategy %s is disabled until a person enables it: %s"
                .formatted(strategy.get(), disabled.get()));
  }

  static CheckResult strategyPromoted(Case order) {
    Optional<StrategyName> strategy = automated(order.ticket());
    if (strategy.isEmpty()) {
      return NO_PROMOTION;
    }
    StrategyPermission permission = order.view().permission(strategy.get());
    if (permission instanceof StrategyPermission.Withheld withheld) {
      return CheckResult.breached(RiskCheck.STRATEGY_PROMOTED, withheld.reason());
    }
    return permission instanceof StrategyPermission.Granted ? PROMOTED : NO_PROMOTION;
  }

  CheckResult throttle(Case order) {
    Optional<StrategyName> strategy = automated(order.ticket());
    if (strategy.isEmpty()) {
      return NOT_AUTOMATED;
    }
    if (!throttle.isSet()) {
      return throttle.open();
    }
    return throttle.atMost(order, BigDecimal.valueOf(1 + sent(order, strategy.get())));
  }

  private long sent(Case order, StrategyName strategy) {
    Instant since = order.now().minus(throttleWindow);
    List<Order> recent = MissingDataException.require(order.view().recentOrders());
    long sent = 0;
    for (int i = recent.size() - 1; i >= 0; i--) {
      Order other = recent.get(i);
      if (other.createdAt().isAfter(since) && isOf(strategy, other.ticket())) {
        sent++;
      }
    }
    return sent;
  }

  private static boolean isOf(StrategyName strategy, OrderTicket ticket) {
    Optional<StrategyName> other = automated(ticket);
    return other.isPresent() && other.get().equals(strategy);
  }

  /** The strategy whose signal an order is. Stops and what a person asks for are no signals. */
  private static Optional<StrategyName> automated(OrderTicket ticket) {
    return ticket.cause() == OrderCause.SIGNAL ? ticket.strategy() : Optional.empty();
  }
}
