package io.orrery.backtest;

/** {@link Sizing} in doubles: the one place where it becomes such. */
final class Sizer {

  private final Sizing.Rule rule;
  private final double units;

  Sizer(Sizing sizing) {
    this.rule = rule(sizing);
    this.units = sizing instanceof Sizing.FixedQuantity fixed ? fixed.units().doubleValue() : 0;
  }

  /** The fixed number of units; 0 if a value is asked for. */
  double fixedUnits() {
    return units;
  }

  /** How much money to spend; 0 for nothing. */
  double value(double equity, double freeCash) {
    double value = Math.min(rule.value(equity, freeCash), freeCash);
    return value > 0 ? value : 0;
  }

  private static Sizing.Rule rule(Sizing sizing) {
    if (sizing instanceof Sizing.EquityShare share) {
      return shareOfEquity(share);
    }
    if (sizing instanceof Sizing.FixedValue fixed) {
      double value = fixed.value().doubleValue();
      return (equity, freeCash) -> value;
    }
    return sizing instanceof Sizing.ByRule own ? own.rule() : (equity, freeCash) -> 0;
  }

  private static Sizing.Rule shareOfEquity(Sizing.EquityShare share) {
    double minimum = share.minimum().doubleValue();
    return (equity, freeCash) -> {
      double value = Math.min(equity * share.equity(), freeCash * share.cash());
      return value < minimum ? 0 : value;
    };
  }
}
