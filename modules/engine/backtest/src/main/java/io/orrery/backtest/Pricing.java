package io.orrery.backtest;

import io.orrery.trade.Side;

/** What a fill costs, in doubles: the one place where costs become such. */
final class Pricing {

  private static final double NANO = 1e9;

  private final double fixed;
  private final double impact;
  private final double perShare;
  private final double rate;
  private final double minimum;
  private final boolean whole;

  Pricing(ExecutionModel model) {
    Slippage slippage = model.costs().slippage();
    this.fixed = slippage instanceof Slippage.BasisPoints p ? p.value().doubleValue() / 10_000 : 0;
    this.impact = slippage instanceof Slippage.VolumeShare share ? share.impact() : 0;
    Commission commission = model.costs().commission();
    this.perShare = commission.perShare().doubleValue();
    this.rate = commission.percent().doubleValue() / 100;
    this.minimum = commission.minimum().doubleValue();
    this.whole = model.orders().lots() == OrderRules.Lots.WHOLE;
  }

  /** {@code base} made worse; {@code share} is the fill's part of the bar's volume. */
  double slipped(Side side, double base, double share) {
    double slippage = impact == 0 ? fixed : impact * share * share;
    return side == Side.BUY ? base * (1 + slippage) : base * (1 - slippage);
  }

  /** The largest quantity that can be traded and is not above {@code units}. */
  double lots(double units) {
    return whole ? Math.floor(units) : Math.floor(units * NANO) / NANO;
  }

  private double lot() {
    return whole ? 1 : 1 / NANO;
  }

  /** What this fill of an order adds to what its earlier fills have paid; notes it there. */
  double commission(WorkingOrder order, double units, double price) {
    order.commissionDue += own(units, price);
    double fee = Math.max(minimum, order.commissionDue) - order.commissionPaid;
    order.commissionPaid += fee;
    return fee;
  }

  /**
   * The most units that {@code cash} pays for, commission included, not above {@code units}, which
   * are lots already: what it pays for whole stays as it is, to the last digit. Steps down by
   * rising steps where rounding has left the costs above the cash: one lot may be less than a
   * double of that size can tell apart.
   */
  double affordable(WorkingOrder order, double units, double price, double cash) {
    if (costs(order, units, price) <= cash) {
      return units;
    }
    double most = Math.min(units, (cash - dueAtLeast(order)) / price);
    most = lots(Math.max(0, Math.min(most, cash / (price * (1 + rate) + perShare))));
    for (double step = lot(); most > 0 && costs(order, most, price) > cash; step *= 2) {
      most = lots(Math.max(0, most - step));
    }
    return most;
  }

  /** What a fill costs at most. */
  private double costs(WorkingOrder order, double units, double price) {
    return units * price + Math.max(dueAtLeast(order), own(units, price));
  }

  private double dueAtLeast(WorkingOrder order) {
    return Math.max(0, minimum - order.commissionPaid);
  }

  private double own(double units, double price) {
    return units * perShare + units * price * rate;
  }
}
