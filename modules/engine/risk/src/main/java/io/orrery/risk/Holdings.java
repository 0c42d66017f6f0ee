package io.orrery.risk;

import io.orrery.basics.Symbol;
import io.orrery.order.Order;
import io.orrery.order.Position;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is held and what is on its way, by symbol. Immutable: made anew when a position or an order
 * changes, and asked by many decisions.
 */
public final class Holdings {

  private final Map<Symbol, Held> bySymbol;
  private final Held[] all;

  private Holdings(Map<Symbol, Held> bySymbol) {
    this.bySymbol = bySymbol;
    this.all = bySymbol.values().toArray(Held[]::new);
  }

  /**
   * Of these positions and orders.
   *
   * @param positions what is held; several of one symbol are added up
   * @param orders those that may still be filled, also the ones of which nobody knows whether the
   *     broker has them; orders that are over do not count
   */
  public static Holdings of(Collection<Position> positions, Collection<? extends Order> orders) {
    Map<Symbol, Held> bySymbol = new LinkedHashMap<>();
    for (Position each : positions) {
      bySymbol.computeIfAbsent(each.symbol(), Held::new).hold(each.qty());
    }
    for (Order each : orders) {
      BigDecimal leaves = each.leavesQty();
      if (leaves.signum() > 0) {
        bySymbol
            .computeIfAbsent(each.ticket().symbol(), Held::new)
            .expect(each.ticket().side(), InFlight.of(each, leaves));
      }
    }
    bySymbol.values().removeIf(Held::isEmpty);
    return new Holdings(bySymbol);
  }

  /** All symbols that are held or on their way, in the order given; not to be changed. */
  Held[] all() {
    return all;
  }

  Held of(Symbol symbol) {
    Held held = bySymbol.get(symbol);
    return held == null ? new Held(symbol) : held;
  }

  boolean has(Symbol symbol) {
    return bySymbol.containsKey(symbol);
  }

  /** How many symbols are held or on their way. */
  public int size() {
    return bySymbol.size();
  }
}
