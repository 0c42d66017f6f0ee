package io.orrery.backtest;

import io.orrery.basics.Check;
import java.math.BigDecimal;

/**
 * How many units a signal to buy asks for, from what is known when it is made: the close just seen,
 * the account valued at it, and its cash. What cash cannot pay when the order fills is left out.
 */
public sealed interface Sizing {

  /** All cash. */
  static Sizing allCash() {
    return new EquityShare(1, 1, BigDecimal.ZERO);
  }

  /**
   * A share of what the account is worth, bounded by a share of its cash.
   *
   * @param equity the share of the account's worth, above 0 and at most 1
   * @param cash the share of its cash that it may not exceed, above 0 and at most 1
   * @param minimum the value below which nothing is bought, zero or above
   */
  record EquityShare(double equity, double cash, BigDecimal minimum) implements Sizing {

    /** Refuses values outside their ranges: above 1 would need credit, which is not modelled. */
    public EquityShare {
      Ranges.share("share of equity", equity);
      Ranges.share("share of cash", cash);
      Check.notNegative("minimum value", minimum);
    }
  }

  /**
   * The same value each time.
   *
   * @param value in the account's currency, above zero
   */
  record FixedValue(BigDecimal value) implements Sizing {

    /** Refuses any other value with {@link IllegalArgumentException}. */
    public FixedValue {
      Check.positive("value of an order", value);
    }
  }

  /**
   * The same number of units each time.
   *
   * @param units above zero
   */
  record FixedQuantity(BigDecimal units) implements Sizing {

    /** Refuses any other number with {@link IllegalArgumentException}. */
    public FixedQuantity {
      Check.positive("quantity of an order", units);
    }
  }

  /**
   * Whatever a rule of one's own says.
   *
   * @param name by which the rule is known on record
   * @param rule pure: the same account gets the same answer
   */
  record ByRule(String name, Rule rule) implements Sizing {}

  /** Says how much money a signal to buy may spend. */
  interface Rule {

    /**
     * The value to buy for.
     *
     * @param equity what the account is worth at the closes just seen
     * @param freeCash what is held in money and set aside for no order
     * @return in the account's currency; what is above free cash is cut off, and zero, below or not
     *     a number buys nothing
     */
    double value(double equity, double freeCash);
  }
}
