package io.orrery.universe;

import io.orrery.basics.Check;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The execution model of a session. An empty value means that nobody said, and counts as the weaker
 * answer wherever it matters.
 *
 * @param fillModel when an order may fill
 * @param slippageBasisPoints how far from the price seen an order fills, in 1/100 of a percent,
 *     zero or above
 * @param latency time from decision to fill, zero or above
 * @param fees what trading costs
 * @param partialFills whether an order may fill in parts
 * @param marketHours whether orders fill only while the market is open
 * @param seed the seed of everything random
 */
public record Assumptions(
    FillModel fillModel,
    Optional<BigDecimal> slippageBasisPoints,
    Optional<Duration> latency,
    Fees fees,
    PartialFills partialFills,
    MarketHours marketHours,
    Optional<Long> seed) {

  /** When an order may fill. */
  public enum FillModel {
    /** Nobody said. */
    UNKNOWN,
    /** At the close of the bar that caused the order: it sees its own future. */
    SAME_CLOSE,
    /** At the open of the next bar. */
    NEXT_OPEN,
    /** Inside the next bar's range, for limit and stop orders. */
    NEXT_BAR_RANGE,
    /** At the next quote. */
    NEXT_QUOTE,
    /** By a real venue or a broker's paper engine. */
    EXTERNAL
  }

  /** What trading costs. */
  public enum Fees {
    /** Nobody said. */
    UNKNOWN,
    /** Nothing. */
    NONE,
    /** Commissions are part of the result. */
    MODELLED
  }

  /** Whether an order may fill in parts. */
  public enum PartialFills {
    /** Nobody said. */
    UNKNOWN,
    /** Every order fills whole. */
    NEVER,
    /** As far as the volume goes. */
    MODELLED
  }

  /** Whether orders fill only while the market is open. */
  public enum MarketHours {
    /** Nobody said. */
    UNKNOWN,
    /** Orders fill at any hour although the market closes. */
    IGNORED,
    /** Orders fill in the calendar's sessions. */
    RESPECTED,
    /** The market never closes. */
    ROUND_THE_CLOCK
  }

  /** Refuses a negative slippage or latency with {@link IllegalArgumentException}. */
  public Assumptions {
    slippageBasisPoints.ifPresent(value -> Check.notNegative("slippage", value));
    latency.ifPresent(Assumptions::checkLatency);
  }

  /** Nobody said anything: the weakest assumptions, and the default of every session. */
  public static Assumptions unknown() {
    return new Assumptions(
        FillModel.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        Fees.UNKNOWN,
        PartialFills.UNKNOWN,
        MarketHours.UNKNOWN,
        Optional.empty());
  }

  /** What keeps a simulation under these assumptions from being valid for training. */
  List<ValidityReason> missingRealism() {
    List<ValidityReason> missing = new ArrayList<>();
    require(
        latency.filter(d -> !d.isZero()).isPresent(), ValidityReason.LATENCY_NOT_MODELLED, missing);
    require(
        slippageBasisPoints.filter(s -> s.signum() > 0).isPresent(),
        ValidityReason.SLIPPAGE_NOT_MODELLED,
        missing);
    require(fees == Fees.MODELLED, ValidityReason.FEES_NOT_MODELLED, missing);
    require(
        partialFills == PartialFills.MODELLED, ValidityReason.PARTIAL_FILLS_NOT_MODELLED, missing);
    require(fillsNoEarlierThanNext(), ValidityReason.FILLS_TOO_EARLY, missing);
    require(
        marketHours == MarketHours.RESPECTED || marketHours == MarketHours.ROUND_THE_CLOCK,
        ValidityReason.MARKET_HOURS_NOT_RESPECTED,
        missing);
    return missing;
  }

  private boolean fillsNoEarlierThanNext() {
    return switch (fillModel) {
      case NEXT_OPEN, NEXT_BAR_RANGE, NEXT_QUOTE -> true;
      case UNKNOWN, SAME_CLOSE, EXTERNAL -> false;
    };
  }

  private static void require(boolean holds, ValidityReason otherwise, List<ValidityReason> to) {
    if (!holds) {
      to.add(otherwise);
    }
  }

  private static void checkLatency(Duration latency) {
    if (latency.isNegative()) {
      throw new IllegalArgumentException("latency must not be negative, was " + latency);
    }
  }
}
