package io.orrery.trading;

import io.orrery.basics.Amount;
import io.orrery.basics.Symbol;
import io.orrery.order.Execution;
import io.orrery.order.Position;
import io.orrery.trade.Side;
import io.orrery.universe.SessionId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is held, units and money, as our own records say: what was taken over, and every fill since.
 * Average prices are by average cost: a reduction leaves them as they are, and a position that
 * changes its sign begins anew at the price that did it. Of use to one thread.
 */
final class Portfolio {

  private final Map<Symbol, Position> bySymbol = new TreeMap<>(Comparator.comparing(Symbol::value));
  private final Map<Symbol, SessionId> openedIn = new HashMap<>();
  private Optional<Amount> cash = Optional.empty();

  /**
   * Holds these and nothing else.
   *
   * @param session which takes over what was not held before
   * @param money empty if nobody knows how much there is
   */
  void begin(SessionId session, List<Position> positions, Optional<Amount> money) {
    bySymbol.clear();
    positions.forEach(each -> bySymbol.put(each.symbol(), each));
    openedIn.keySet().retainAll(bySymbol.keySet());
    positions.forEach(each -> openedIn.putIfAbsent(each.symbol(), session));
    cash = money;
  }

  /** Holds what the other one does, and nothing else. */
  void begin(Portfolio other) {
    bySymbol.clear();
    bySymbol.putAll(other.bySymbol);
    openedIn.clear();
    openedIn.putAll(other.openedIn);
    cash = other.cash;
  }

  /** The session that opened or took over what is held; empty if nothing is. */
  Optional<SessionId> openedIn(Symbol symbol) {
    return Optional.ofNullable(openedIn.get(symbol));
  }

  /** The money that must be there; empty if nobody said with how much it began. */
  Optional<Amount> cash() {
    return cash;
  }

  /** Takes a fill of an order of {@code session} into account. */
  void fill(SessionId session, Symbol symbol, Side side, Execution execution) {
    int before = qty(symbol).signum();
    fill(symbol, side, execution);
    int after = qty(symbol).signum();
    if (after == 0) {
      openedIn.remove(symbol);
    } else if (after != before) {
      openedIn.put(symbol, session);
    }
  }

  private void fill(Symbol symbol, Side side, Execution execution) {
    cash = cash.map(before -> new Amount(before.value().add(flow(side, execution))));
    BigDecimal change = signed(side, execution.qty().value());
    Position held = bySymbol.get(symbol);
    if (held == null) {
      put(symbol, change, Optional.of(execution.price().value()));
      return;
    }
    BigDecimal qty = held.qty().add(change);
    if (qty.signum() == 0) {
      bySymbol.remove(symbol);
    } else if (held.qty().signum() == change.signum()) {
      put(symbol, qty, weighted(held, change, execution.price().value()));
    } else if (qty.signum() == held.qty().signum()) {
      put(symbol, qty, held.averagePrice());
    } else {
      put(symbol, qty, Optional.of(execution.price().value()));
    }
  }

  /** How many units are held; below 0 if they are owed. */
  BigDecimal qty(Symbol symbol) {
    Position held = bySymbol.get(symbol);
    return held == null ? BigDecimal.ZERO : held.qty();
  }

  /** What is held, by symbol. */
  List<Position> all() {
    return List.copyOf(bySymbol.values());
  }

  /** What a side adds to a position. */
  static BigDecimal signed(Side side, BigDecimal qty) {
    return side == Side.BUY ? qty : qty.negate();
  }

  /** The money that a fill brings in; commission goes out on both sides. */
  private static BigDecimal flow(Side side, Execution execution) {
    BigDecimal value = execution.qty().value().multiply(execution.price().value());
    BigDecimal commission = execution.commission().map(Amount::value).orElse(BigDecimal.ZERO);
    return signed(side, value).negate().subtract(commission);
  }

  private void put(Symbol symbol, BigDecimal qty, Optional<BigDecimal> price) {
    bySymbol.put(symbol, new Position(symbol, qty, price));
  }

  private static Optional<BigDecimal> weighted(Position held, BigDecimal change, BigDecimal price) {
    return held.averagePrice()
        .map(
            before ->
                before
                    .multiply(held.qty())
                    .add(price.multiply(change))
                    .divide(held.qty().add(change), MathContext.DECIMAL64));
  }
}
