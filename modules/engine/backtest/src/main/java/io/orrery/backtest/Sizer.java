package io.orrery.backtest;

/** {@link Sizing} in doubles: the one place where it becomes such. */
final class Sizer {

  private final double equityShare;
  private final double cashShare;
  private final double minimum;
  private final double value;
  private final double units;

  Sizer(Sizing sizing) {
    if (sizing instanceof Sizing.EquityShare share) {
      this.equityShare = share.equity();
      this.cashShare = share.cash();
      this.minimum = share.minimum().doubleValue();
      this.value = 0;
      this.units = 0;
    } else {
      this.equityShare = 0;
      this.cashShare = 1;
      this.minimum = 0;
      this.value = sizing instanceof Sizing.FixedValue fixed ? fixed.value().doubleValue() : 0;
      this.units = sizing instanceof Sizing.FixedQuantity fixed ? fixed.units().doubleValue() : 0;
    }
  }

  /** The fixed number of units; 0 if a value is asked for. */
  double fixedUnits() {
    return units;
  }

  /** How much money to spend; 0 for nothing. */
  double value(double equity, double freeCash) {
    double wanted = equityShare == 0 ? value : equity * equityShare;
    double spent = Math.min(wanted, freeCash * cashShare);
    return spent < minimum ? 0 : spent;
  }
}
