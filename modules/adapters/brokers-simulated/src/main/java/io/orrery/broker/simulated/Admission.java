package io.orrery.broker.simulated;

import io.orrery.broker.simulated.VenueRules.ShortSelling;
import io.orrery.order.OrderIntended;
import io.orrery.order.OrderType;
import io.orrery.universe.Assumptions.FillModel;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Which orders the simulated broker takes, and what it sets aside for them. */
final class Admission {

  private final SimulationModel model;
  private final CashAccount account;
  private final Holdings holdings;

  Admission(SimulationModel model, CashAccount account, Holdings holdings) {
    this.model = model;
    this.account = account;
    this.holdings = holdings;
  }

  /** Why an order is not taken, as a sentence; empty if it is, and its money is then set aside. */
  Optional<String> refusal(WorkingOrder order, Market market) {
    return form(order.intent)
        .or(() -> market.last().isPresent() ? Optional.empty() : noPrice(market))
        .or(() -> order.isBuy() ? purchase(order, market) : sale(order, market));
  }

  private Optional<String> form(OrderIntended intent) {
    if (!intent.currency().equals(account.currency())) {
      return refused(
          "currency must be the account's, %s, was %s", account.currency(), intent.currency());
    }
    FillModel fills = model.timing().fills();
    boolean market = intent.orderType() instanceof OrderType.Market;
    if (!market && (fills == FillModel.NEXT_OPEN || fills == FillModel.SAME_CLOSE)) {
      return refused(
          "with fill model %s an order must be a market order, was %s",
          fills.name().toLowerCase(Locale.ROOT), intent.orderType());
    }
    if (intent.orderType().stop().isPresent() && isAtOnce(intent)) {
      return refused("an order with a stop must be day or gtc, was %s", intent.timeInForce());
    }
    BigDecimal qty = intent.qty().value();
    return model.rules().floor(qty).compareTo(qty) == 0
        ? Optional.empty()
        : refused(
            "qty must be a multiple of %s, was %s",
            model.rules().lot().toPlainString(), intent.qty());
  }

  private static boolean isAtOnce(OrderIntended intent) {
    return switch (intent.timeInForce()) {
      case IOC, FOK -> true;
      case DAY, GTC -> false;
    };
  }

  /** What comes back to a lender is paid for already; the rest needs cash that is free. */
  private Optional<String> purchase(WorkingOrder order, Market market) {
    BigDecimal owed = holdings.qty(market.symbol).negate().subtract(market.pending(true));
    BigDecimal units = order.rest.subtract(owed.max(BigDecimal.ZERO)).max(BigDecimal.ZERO);
    return setAside(order, units, market);
  }

  private Optional<String> sale(WorkingOrder order, Market market) {
    BigDecimal free = holdings.qty(market.symbol).subtract(market.pending(false));
    BigDecimal lent = order.rest.subtract(free.max(BigDecimal.ZERO));
    if (lent.signum() <= 0) {
      return Optional.empty();
    }
    return model.rules().shortSelling() == ShortSelling.ALLOWED
        ? setAside(order, lent, market)
        : refused(
            "what is sold must be held and not on sale already: %s of %s are free, %s were to be sold",
            Rounding.plain(free.max(BigDecimal.ZERO)).toPlainString(),
            market.symbol,
            order.intent.qty());
  }

  private Optional<String> setAside(WorkingOrder order, BigDecimal units, Market market) {
    BigDecimal value = Rounding.money(units.multiply(reference(order, market)));
    BigDecimal free = holdings.buyingPower();
    if (value.compareTo(free) > 0) {
      return refused(
          "buying power must be at least %s, was %s", value.toPlainString(), free.toPlainString());
    }
    holdings.reserve(order, value);
    return Optional.empty();
  }

  /** What a unit is taken to cost until it fills: its limit, else the worse of stop and market. */
  private static BigDecimal reference(WorkingOrder order, Market market) {
    BigDecimal last = market.last().orElseThrow();
    Optional<BigDecimal> limit = order.type().limit().map(l -> l.value());
    BigDecimal stop = order.type().stop().map(s -> s.value()).orElse(last);
    return order.isBuy() ? limit.orElse(stop.max(last)) : limit.orElse(last).max(last);
  }

  private static Optional<String> noPrice(Market market) {
    return refused("a price of %s must be known before it is traded, none came yet", market.symbol);
  }

  private static Optional<String> refused(String sentence, Object... values) {
    return Optional.of(sentence.formatted(values));
  }
}
