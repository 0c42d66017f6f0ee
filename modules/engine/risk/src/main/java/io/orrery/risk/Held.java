package io.orrery.risk;

import io.orrery.basics.Symbol;
import io.orrery.trade.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** One symbol: what is held of it, and the orders on their way. Filled by {@link Holdings} only. */
final class Held {

  private final Symbol symbol;
  private final List<InFlight> buys = new ArrayList<>(0);
  private final List<InFlight> sells = new ArrayList<>(0);
  private BigDecimal qty = BigDecimal.ZERO;
  private BigDecimal buying = BigDecimal.ZERO;
  private BigDecimal selling = BigDecimal.ZERO;

  Held(Symbol symbol) {
    this.symbol = symbol;
  }

  void hold(BigDecimal units) {
    qty = qty.add(units);
  }

  void expect(Side side, InFlight order) {
    if (side == Side.BUY) {
      buys.add(order);
      buying = buying.add(order.leaves());
    } else {
      sells.add(order);
      selling = selling.add(order.leaves());
    }
  }

  Symbol symbol() {
    return symbol;
  }

  /** Signed; 0 if orders are on their way only. */
  BigDecimal qty() {
    return qty;
  }

  List<InFlight> buys() {
    return buys;
  }

  List<InFlight> sells() {
    return sells;
  }

  boolean isEmpty() {
    return qty.signum() == 0 && buys.isEmpty() && sells.isEmpty();
  }

  /**
   * How many units an order of this side may have to do nothing but reduce, whatever becomes of the
   * orders on their way; 0 or below for none.
   */
  BigDecimal reducible(Side side) {
    return side == Side.SELL ? qty.subtract(selling) : qty.negate().subtract(buying);
  }

  /** The exposure if all buys are filled and no sell is, and the other way round: the larger. */
  BigDecimal exposure(BigDecimal last, Added added) {
    return longValue(last, added).max(shortValue(last, added));
  }

  private BigDecimal longValue(BigDecimal last, Added added) {
    BigDecimal units = qty.add(buying).add(added.units(Side.BUY));
    return units.signum() <= 0
        ? BigDecimal.ZERO
        : qty.multiply(last).add(value(buys, last)).add(added.value(Side.BUY));
  }

  /** What is owed if all sells are filled and no buy is. */
  BigDecimal shortValue(BigDecimal last, Added added) {
    BigDecimal units = selling.add(added.units(Side.SELL)).subtract(qty);
    return units.signum() <= 0
        ? BigDecimal.ZERO
        : value(sells, last).add(added.value(Side.SELL)).subtract(qty.multiply(last));
  }

  /** Whether sells on their way may sell what is not held. */
  boolean maySellShort() {
    return selling.signum() > 0 && selling.compareTo(qty) > 0;
  }

  static BigDecimal value(List<InFlight> orders, BigDecimal last) {
    BigDecimal value = BigDecimal.ZERO;
    for (InFlight each : orders) {
      value = value.add(each.value(last));
    }
    return value;
  }

  /**
   * The order that is decided on, where it adds to a symbol.
   *
   * @param side of it
   * @param units of it
   * @param value of it
   */
  record Added(Side side, BigDecimal units, BigDecimal value) {

    static final Added NOTHING = new Added(Side.BUY, BigDecimal.ZERO, BigDecimal.ZERO);

    BigDecimal units(Side of) {
      return of == side ? units : BigDecimal.ZERO;
    }

    BigDecimal value(Side of) {
      return of == side ? value : BigDecimal.ZERO;
    }
  }
}
