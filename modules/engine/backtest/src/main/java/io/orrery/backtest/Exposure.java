package io.orrery.backtest;

/** Which part of an account was in the market at each point of its curve; immutable. */
public final class Exposure {

  private final double[] share;

  private Exposure(double[] share) {
    this.share = share;
  }

  static Exposure of(double[] share) {
    return new Exposure(share.clone());
  }

  /** How many points there are. */
  public int size() {
    return share.length;
  }

  /** The value of all positions as a fraction of equity at point {@code index}; 0 is the oldest. */
  public double share(int index) {
    return share[index];
  }

  /** The fraction of points at which anything was held; 0 without a point. */
  public double timeInMarket() {
    int held = 0;
    for (double each : share) {
      held += each == 0 ? 0 : 1;
    }
    return share.length == 0 ? 0 : (double) held / share.length;
  }
}
