package io.orrery.backtest;

import io.orrery.basics.Check;
import java.math.BigDecimal;

/**
 * How much worse than the price seen an order fills. A limit order never fills beyond its limit.
 */
public sealed interface Slippage {

  /** No slippage; results are not valid for training. */
  static Slippage none() {
    return new BasisPoints(BigDecimal.ZERO);
  }

  /**
   * The same fraction for every order.
   *
   * @param value in 1/100 of a percent, zero or above
   */
  record BasisPoints(BigDecimal value) implements Slippage {

    /** Refuses a negative value with {@link IllegalArgumentException}. */
    public BasisPoints {
      Check.notNegative("slippage", value);
    }
  }

  /**
   * A fraction of the price that grows with the square of the order's share of the bar's volume:
   * {@code impact * share^2}. Source: zipline's {@code VolumeShareSlippage}, whose default impact
   * is 0.1. Needs a limit on that share, {@link OrderRules#participation()}.
   *
   * @param impact the fraction at a share of 1, above zero and finite
   */
  record VolumeShare(double impact) implements Slippage {

    /** Refuses any other impact with {@link IllegalArgumentException}. */
    public VolumeShare {
      Ranges.positive("impact of volume share", impact);
    }
  }
}
