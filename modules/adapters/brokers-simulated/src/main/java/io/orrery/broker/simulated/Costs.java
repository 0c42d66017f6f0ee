package io.orrery.broker.simulated;

/**
 * What trading costs.
 *
 * @param slippage how much worse than the price seen an order fills
 * @param commission what the broker takes
 */
public record Costs(Slippage slippage, Commission commission) {

  /** Trading is free; results are not valid for training. */
  public static Costs none() {
    return new Costs(Slippage.none(), Commission.none());
  }
}
