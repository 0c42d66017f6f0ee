package io.orrery.broker.simulated;

import io.orrery.basics.Amount;
import io.orrery.basics.Symbol;
import io.orrery.order.BrokerAccount;
import io.orrery.order.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The money and the units of the account, with what is set aside for working orders. */
final class Holdings {

  private final CashAccount account;
  private final Map<Symbol, Held> held = new TreeMap<>(Comparator.comparing(Symbol::value));
  private BigDecimal cash;
  private BigDecimal reserved = BigDecimal.ZERO;

  /** Units (below zero if owed), what one cost on average, and what it last traded at. */
  private record Held(BigDecimal qty, BigDecimal averagePrice, BigDecimal lastPrice) {}

  Holdings(CashAccount account) {
    this.account = account;
    this.cash = account.cash();
  }

  BigDecimal cash() {
    return cash;
  }

  /** Units of a symbol; below zero if owed. */
  BigDecimal qty(Symbol symbol) {
    Held known = held.get(symbol);
    return known == null ? BigDecimal.ZERO : known.qty();
  }

  /**
   * What may be bought for: cash without what is set aside for orders, and without twice the worth
   * of what is owed: what its sale brought, and as much again.
   */
  BigDecimal buyingPower() {
    BigDecimal locked = reserved;
    for (Held each : held.values()) {
      BigDecimal owed = each.qty().negate().max(BigDecimal.ZERO);
      locked = locked.add(owed.multiply(each.lastPrice()).multiply(BigDecimal.valueOf(2)));
    }
    return Rounding.money(cash.subtract(locked).max(BigDecimal.ZERO));
  }

  void reserve(WorkingOrder order, BigDecimal money) {
    reserved = reserved.subtract(order.reserved).add(money);
    order.reserved = money;
  }

  /** Money goes out or, below zero, comes in. */
  void pay(BigDecimal money) {
    cash = cash.subtract(money);
  }

  /** Units come in or, below zero, go out. */
  void take(Symbol symbol, BigDecimal units, BigDecimal price) {
    Held before = held.getOrDefault(symbol, new Held(BigDecimal.ZERO, price, price));
    BigDecimal after = before.qty().add(units);
    if (after.signum() == 0) {
      held.remove(symbol);
    } else {
      held.put(symbol, new Held(after, average(before, units, price), before.lastPrice()));
    }
  }

  /** A symbol traded at a price, or is valued at it. */
  void value(Symbol symbol, BigDecimal price) {
    held.computeIfPresent(symbol, (s, h) -> new Held(h.qty(), h.averagePrice(), price));
  }

  List<Position> positions() {
    List<Position> positions = new ArrayList<>();
    held.forEach(
        (symbol, each) ->
            positions.add(
                new Position(
                    symbol, Rounding.plain(each.qty()), Optional.of(each.averagePrice()))));
    return List.copyOf(positions);
  }

  BrokerAccount told() {
    BigDecimal equity = cash;
    for (Held each : held.values()) {
      equity = equity.add(each.qty().multiply(each.lastPrice()));
    }
    return new BrokerAccount(
        account.name(),
        account.currency(),
        new Amount(Rounding.money(equity)),
        new Amount(Rounding.money(cash)),
        Optional.of(new Amount(buyingPower())),
        Optional.empty());
  }

  /** Parts that go out leave the average; what turns the position around begins a new one. */
  private static BigDecimal average(Held before, BigDecimal units, BigDecimal price) {
    BigDecimal after = before.qty().add(units);
    if (before.qty().signum() == 0 || before.qty().signum() != after.signum()) {
      return price;
    }
    if (before.qty().signum() != units.signum()) {
      return before.averagePrice();
    }
    BigDecimal value = before.qty().multiply(before.averagePrice()).add(units.multiply(price));
    return Rounding.price(value.divide(after, Rounding.EXACT));
  }
}
