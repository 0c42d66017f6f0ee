package io.orrery.backtest;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Which orders are sent, and how much of them a bar can fill.
 *
 * @param limitOffset empty for market orders; otherwise orders are limit orders, and this is how
 *     much better than the close of the deciding bar the limit is, as a fraction from 0 to below 1:
 *     with 0.01 buys are limited to 99 % of it, sells by a signal to 101 %
 * @param participation the largest share of a bar's volume that an order may take, above 0 and at
 *     most 1; empty if every order fills whole, whatever the volume
 * @param goodForBars on how many bars an order may fill before the rest of it is cancelled, 1 or
 *     above; the first is the first it can meet, whether it fills there or not; empty if it stays
 *     open until it is filled or the strategy wants the opposite
 * @param lots whether parts of a unit can be traded
 * @param basis what a buy asks for; a sale always asks for units
 */
public record OrderRules(
    OptionalDouble limitOffset,
    OptionalDouble participation,
    OptionalInt goodForBars,
    Lots lots,
    Basis basis) {

  /** Whether parts of a unit can be traded. */
  public enum Lots {
    /** Whole units only. */
    WHOLE,
    /** Any part of a unit, to nine digits behind the point. */
    FRACTIONAL
  }

  /** What a buy asks for (FIX tags 38 and 152). */
  public enum Basis {
    /** The units that its value buys at the close of the deciding bar, slippage apart. */
    UNITS,
    /** Its value: the price of the fill, slippage included, says how many units that is. */
    VALUE
  }

  /** Refuses values outside their ranges with {@link IllegalArgumentException}. */
  public OrderRules {
    limitOffset.ifPresent(OrderRules::checkOffset);
    participation.ifPresent(share -> Ranges.share("participation", share));
    goodForBars.ifPresent(OrderRules::checkBars);
  }

  /** Market orders in whole units that fill whole and stay open until they do. */
  public static OrderRules market() {
    return new OrderRules(
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalInt.empty(),
        Lots.WHOLE,
        Basis.UNITS);
  }

  /** The same with at most {@code share} of a bar's volume, above 0 and at most 1. */
  public OrderRules withParticipation(double share) {
    return new OrderRules(limitOffset, OptionalDouble.of(share), goodForBars, lots, basis);
  }

  /** The same with limits that much better than the close of the deciding bar, 0 to below 1. */
  public OrderRules withLimitOffset(double offset) {
    return new OrderRules(OptionalDouble.of(offset), participation, goodForBars, lots, basis);
  }

  /** The same, open on at most that many bars, 1 or above. */
  public OrderRules goodFor(int bars) {
    return new OrderRules(limitOffset, participation, OptionalInt.of(bars), lots, basis);
  }

  /** The same with other lots. */
  public OrderRules with(Lots other) {
    return new OrderRules(limitOffset, participation, goodForBars, other, basis);
  }

  /** The same with another basis of buys. */
  public OrderRules with(Basis other) {
    return new OrderRules(limitOffset, participation, goodForBars, lots, other);
  }

  private static void checkOffset(double offset) {
    if (!(offset >= 0 && offset < 1)) {
      throw new IllegalArgumentException("limit offset must be from 0 to below 1, was " + offset);
    }
  }

  private static void checkBars(int bars) {
    if (bars < 1) {
      throw new IllegalArgumentException("an order must be good for at least 1 bar, was " + bars);
    }
  }
}
