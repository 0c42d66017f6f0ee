package io.orrery.backtest;

import io.orrery.universe.Assumptions;
import io.orrery.universe.Assumptions.Fees;
import io.orrery.universe.Assumptions.FillModel;
import io.orrery.universe.Assumptions.PartialFills;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * How orders become fills. Long or flat only and one position an instrument: borrowing and selling
 * short are not modelled. Nothing is bought that cash does not pay for; only the commission of a
 * sale can leave less than nothing. A bar that is missing fills nothing.
 *
 * @param timing when an order may fill
 * @param costs what trading costs
 * @param orders which orders are sent, and how much of them a bar can fill
 * @param stopLoss what gets out of a losing position; empty if nothing does
 */
public record ExecutionModel(
    Timing timing, Costs costs, OrderRules orders, Optional<StopLoss> stopLoss) {

  /**
   * Refuses with {@link IllegalArgumentException} orders inside a bar's range (limits, intrabar
   * stops) with another fill model than {@link FillModel#NEXT_BAR_RANGE}, and slippage by volume
   * without a limit on the share of volume.
   */
  public ExecutionModel {
    boolean range = timing.fills() == FillModel.NEXT_BAR_RANGE;
    if (!range && orders.limitOffset().isPresent()) {
      throw new IllegalArgumentException(
          "limit orders need fill model NEXT_BAR_RANGE, was " + timing.fills());
    }
    if (!range && stopLoss.filter(s -> s.trigger() == StopLoss.Trigger.INTRABAR).isPresent()) {
      throw new IllegalArgumentException(
          "an intrabar stop needs fill model NEXT_BAR_RANGE, was " + timing.fills());
    }
    if (costs.slippage() instanceof Slippage.VolumeShare && orders.participation().isEmpty()) {
      throw new IllegalArgumentException("slippage by volume share needs a participation limit");
    }
  }

  /** Market orders at the next open, free of costs, without a stop. */
  public static ExecutionModel nextOpen() {
    return new ExecutionModel(
        Timing.nextOpen(), Costs.none(), OrderRules.market(), Optional.empty());
  }

  /** The same with another timing. */
  public ExecutionModel with(Timing other) {
    return new ExecutionModel(other, costs, orders, stopLoss);
  }

  /** The same with other costs. */
  public ExecutionModel with(Costs other) {
    return new ExecutionModel(timing, other, orders, stopLoss);
  }

  /** The same with other orders. */
  public ExecutionModel with(OrderRules other) {
    return new ExecutionModel(timing, costs, other, stopLoss);
  }

  /** The same with that stop. */
  public ExecutionModel with(StopLoss other) {
    return new ExecutionModel(timing, costs, orders, Optional.of(other));
  }

  /**
   * What is on record of this model; the validity of a result follows from it.
   *
   * @param interval the length of a bar, of which a latency in bars is a multiple
   * @param seed the seed of everything random around the run; the model itself draws nothing
   */
  public Assumptions assumptions(Duration interval, Optional<Long> seed) {
    return new Assumptions(
        timing.fills(),
        Optional.of(slippageBasisPoints()),
        Optional.of(latency(interval)),
        costs.commission().isNone() ? Fees.NONE : Fees.MODELLED,
        orders.participation().isPresent() ? PartialFills.MODELLED : PartialFills.NEVER,
        timing.hours().kind(),
        seed);
  }

  /** By volume share: what the largest order that a bar may fill pays. */
  private BigDecimal slippageBasisPoints() {
    if (costs.slippage() instanceof Slippage.BasisPoints points) {
      return points.value();
    }
    double impact = ((Slippage.VolumeShare) costs.slippage()).impact();
    double share = orders.participation().orElseThrow();
    return new BigDecimal(impact * share * share * 10_000).round(java.math.MathContext.DECIMAL32);
  }

  private Duration latency(Duration interval) {
    return timing.latency() instanceof Latency.Time time
        ? time.value()
        : interval.multipliedBy(((Latency.BarCount) timing.latency()).count());
  }
}
