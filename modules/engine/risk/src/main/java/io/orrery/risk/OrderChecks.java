package io.orrery.risk;

import io.orrery.basics.Price;
import io.orrery.basics.Symbol;
import io.orrery.order.BrokerAccount;
import io.orrery.order.OrderType;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks of the order itself: account, symbol, market, price, size. */
final class OrderChecks {

  private static final CheckResult ANY_HOUR =
      CheckResult.bare(RiskCheck.MARKET_OPEN, CheckResult.Outcome.NOT_APPLICABLE);
  private static final CheckResult NO_PRICE =
      CheckResult.bare(RiskCheck.PRICE_COLLAR, CheckResult.Outcome.NOT_APPLICABLE);
  private static final CheckResult ACCOUNT =
      CheckResult.bare(RiskCheck.ACCOUNT, CheckResult.Outcome.PASSED);
  private static final CheckResult SYMBOL =
      CheckResult.bare(RiskCheck.SYMBOL, CheckResult.Outcome.PASSED);
  private static final CheckResult OPEN =
      CheckResult.bare(RiskCheck.MARKET_OPEN, CheckResult.Outcome.PASSED);

  private final Universe universe;
  private final Limit<Set<Symbol>> allowed;
  private final Limit<Set<Symbol>> restricted;
  private final Limit<Duration> age;
  private final Optional<BigDecimal> ageSeconds;
  private final Bound collar;
  private final Bound qty;
  private final Bound value;
  private final Bound smallest;

  OrderChecks(Universe universe, RiskLimits limits) {
    this.universe = universe;
    this.allowed = limits.symbols(LimitName.ALLOWED_SYMBOLS);
    this.restricted = limits.symbols(LimitName.RESTRICTED_SYMBOLS);
    this.age = limits.duration(LimitName.MAX_PRICE_AGE);
    this.ageSeconds =
        age instanceof Limit.Of<Duration> of
            ? Optional.of(PaceChecks.seconds(of.value()))
            : Optional.empty();
    this.collar = new Bound(RiskCheck.PRICE_COLLAR, LimitName.PRICE_COLLAR_PERCENT, limits);
    this.qty = new Bound(RiskCheck.ORDER_QTY, LimitName.MAX_ORDER_QTY, limits);
    this.value = new Bound(RiskCheck.ORDER_VALUE, LimitName.MAX_ORDER_VALUE, limits);
    this.smallest = new Bound(RiskCheck.SMALLEST_VALUE, LimitName.MIN_ORDER_VALUE, limits);
  }

  List<Rule> all() {
    return List.of(
        this::account,
        this::symbol,
        this::marketOpen,
        this::priceAge,
        this::priceCollar,
        this::qty,
        this::value,
        this::smallestValue);
  }

  private CheckResult account(Case order) {
    BrokerAccount account = order.account().account();
    if (account.blocked().isPresent()) {
      return CheckResult.breached(
          RiskCheck.ACCOUNT,
          "account %s is blocked: %s".formatted(account.account(), account.blocked().get()));
    }
    return order.ticket().currency().equals(account.currency())
        ? ACCOUNT
        : CheckResult.breached(
            RiskCheck.ACCOUNT,
            "%s must be traded in the account's currency %s, was in %s"
                .formatted(order.symbol(), account.currency(), order.ticket().currency()));
  }

  private CheckResult symbol(Case order) {
    if (restricted instanceof Limit.Of<Set<Symbol>> of && of.value().contains(order.symbol())) {
      return CheckResult.breached(RiskCheck.SYMBOL, order.symbol() + " is in restricted_symbols");
    }
    if (allowed instanceof Limit.Of<Set<Symbol>> of) {
      return of.value().contains(order.symbol())
          ? SYMBOL
          : CheckResult.breached(
              RiskCheck.SYMBOL, order.symbol() + " must be in allowed_symbols, is not");
    }
    return Bound.open(RiskCheck.SYMBOL, allowed);
  }

  private CheckResult marketOpen(Case order) {
    if (universe.overridesMarketHours()) {
      return ANY_HOUR;
    }
    MarketStatus status = MissingDataException.require(order.view().market(order.symbol()));
    return status instanceof MarketStatus.Closed closed
        ? CheckResult.breached(RiskCheck.MARKET_OPEN, closed.reason())
        : OPEN;
  }

  private CheckResult priceAge(Case order) {
    MarketPrice price = MissingDataException.require(order.view().price(order.symbol()));
    order.last();
    if (!(age instanceof Limit.Of<Duration> of)) {
      return Bound.open(RiskCheck.PRICE_AGE, age);
    }
    // a price from the future is as wrong as an old one
    Duration since = Duration.between(price.at(), order.now()).abs();
    BigDecimal seconds = PaceChecks.seconds(since);
    return since.compareTo(of.value()) <= 0
        ? CheckResult.passed(RiskCheck.PRICE_AGE, seconds, ageSeconds)
        : CheckResult.breached(
            RiskCheck.PRICE_AGE,
            seconds,
            ageSeconds,
            "the last price of %s must be at most %s from now (%s), was of %s"
                .formatted(order.symbol(), of.value(), order.now(), price.at()));
  }

  private CheckResult priceCollar(Case order) {
    OrderType type = order.ticket().type();
    if (!collar.isSet()) {
      return collar.open();
    }
    BigDecimal last = order.last();
    if (type.limit().isEmpty() && type.stop().isEmpty()) {
      return NO_PRICE;
    }
    BigDecimal distance = distance(type.limit(), last).max(distance(type.stop(), last));
    return collar.atMostOf(order, last, distance);
  }

  private static BigDecimal distance(Optional<Price> price, BigDecimal last) {
    return price.isPresent() ? price.get().value().subtract(last).abs() : BigDecimal.ZERO;
  }

  private CheckResult qty(Case order) {
    return qty.isSet() ? qty.atMost(order, order.ticket().qty().value()) : qty.open();
  }

  private CheckResult value(Case order) {
    return value.isSet() ? value.atMost(order, order.added().value()) : value.open();
  }

  private CheckResult smallestValue(Case order) {
    if (!smallest.isSet()) {
      return smallest.open();
    }
    Optional<Price> own = order.ticket().type().limit();
    BigDecimal price = own.isPresent() ? own.get().value().min(order.last()) : order.last();
    return smallest.atLeast(order, order.ticket().qty().value().multiply(price));
  }
}
