package io.orrery.broker.simulated;

import io.orrery.basics.Check;
import java.math.BigDecimal;

/**
 * How much worse than the price seen an order fills. A limit order never fills beyond its limit.
 */
public sealed interface Slippage {

  /** A price and what is 1/100 of a percent of it. */
  BigDecimal BASIS = BigDecimal.valueOf(10_000);

  /** No slippage; results are not valid for training. */
  static Slippage none() {
    return new BasisPoints(BigDecimal.ZERO);
  }

  /**
   * The same fraction for every order.
   *
   * @param value in 1/100 of a percent, from zero to below 10,000
   */
  record BasisPoints(BigDecimal value) implements Slippage {

    /** Refuses a value outside its range with {@link IllegalArgumentException}. */
    public BasisPoints {
      Check.notNegative("slippage", value);
      below("slippage in basis points", value, BASIS);
    }
  }

  /**
   * A fraction of the price that grows with the square of the order's share of the volume: {@code
   * impact * share^2}. Source: zipline's {@code VolumeShareSlippage}, whose default impact is 0.1.
   * Needs a limit on that share, {@link VenueRules#participation()}.
   *
   * @param impact the fraction at a share of 1, above zero
   */
  record VolumeShare(BigDecimal impact) implements Slippage {

    /** Refuses any other impact with {@link IllegalArgumentException}. */
    public VolumeShare {
      Check.positive("impact of volume share", impact);
    }
  }

  /**
   * An order book around the price seen, drawn anew for each bar or quote: {@code levels} prices on
   * either side, the first half a spread away, each of the others a step behind the one before. A
   * level holds {@code levelShare} of the volume, times a drawn factor from 0.5 to 1.5. An order
   * takes level by level, so that what it pays follows from how much it takes; what is taken is
   * gone until the next bar. It takes the place of a participation limit.
   *
   * @param spread between the best two prices, in 1/100 of a percent, above zero, below 10,000
   * @param step between two levels, in 1/100 of a percent, zero or above
   * @param levelShare the part of the volume that a level holds on average, above zero; all levels
   *     of a side together never hold more than the volume
   * @param levels how many there are on either side, 1 to 100
   */
  record Book(BigDecimal spread, BigDecimal step, BigDecimal levelShare, int levels)
      implements Slippage {

    /** Refuses values outside their ranges with {@link IllegalArgumentException}. */
    public Book {
      Check.positive("spread", spread);
      Check.notNegative("step", step);
      Check.positive("share of a level", levelShare);
      if (levels < 1 || levels > 100) {
        throw new IllegalArgumentException("levels must be from 1 to 100, was " + levels);
      }
      below("spread in basis points", spread, BASIS);
      below("the last level's distance in basis points", distance(spread, step, levels - 1), BASIS);
      BigDecimal most = levelShare.multiply(BigDecimal.valueOf(levels * 15L, 1));
      if (most.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException(
            "a book must not hold more than the volume, could hold %s of it"
                .formatted(most.toPlainString()));
      }
    }

    /** How far a level is from the price seen, in 1/100 of a percent; levels count from 0. */
    BigDecimal distance(int level) {
      return distance(spread, step, level);
    }

    private static BigDecimal distance(BigDecimal spread, BigDecimal step, int level) {
      return spread.divide(BigDecimal.valueOf(2)).add(step.multiply(BigDecimal.valueOf(level)));
    }
  }

  private static void below(String name, BigDecimal value, BigDecimal bound) {
    if (value.compareTo(bound) >= 0) {
      throw new IllegalArgumentException(
          "%s must be below %s, was %s".formatted(name, bound, value.toPlainString()));
    }
  }
}
