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
    if (buys.isEmpty() && sells.isEmpty() && added == Added.NOTHING) {
      return qty.multiply(last).abs();
    }
    return longValue(last, added).max(shortValue(last, added));
  }

  private BigDecimal longValue(BigDecimal last, Added added) {
    return maySettleLong(added.units(Side.BUY))
        ? plus(plus(qty.multiply(last), value(buys, last)), added.value(Side.BUY))
        : BigDecimal.ZERO;
  }

  private boolean maySettleLong(BigDecimal units) {
    return qty.signum() < 0
        ? plus(plus(qty, buying), units).signum() > 0
        : qty.signum() + buying.signum() + units.signum() > 0;
  }

  /** What is owed if all sells are filled and no buy is. */
  BigDecimal shortValue(BigDecimal last, Added added) {
    BigDecimal leaving = plus(selling, added.units(Side.SELL));
    return leaving.compareTo(qty) <= 0
        ? BigDecimal.ZERO
        : plus(value(sells, last), added.value(Side.SELL)).subtract(qty.multiply(last));
  }

  /** The sum, without a new object where one of the two is 0. */
  static BigDecimal plus(BigDecimal left, BigDecimal right) {
    if (right.signum() == 0) {
      return left;
    }
    return left.signum() == 0 ? right : left.add(right);
  }

  /** Whether sells on their way may sell what is not held. */
  boolean maySellShort() {
    return selling.signum() > 0 && selling.compareTo(qty) > 0;
  }

  static BigDecimal value(List<InFlight> orders, BigDecimal last) {
    BigDecimal value = BigDecimal.ZERO;
    for (int i = 0; i < orders.size(); i++) {
      value = plus(value, orders.get(i).value(last));
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
