package io.orrery.trading;

import io.orrery.basics.Check;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.SourceName;
import io.orrery.market.TradingCalendar;
import io.orrery.order.TimeInForce;
import io.orrery.risk.PositionSizer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How strategies' signals become tickets.
 *
 * @param currency of all prices
 * @param calendar of the market
 * @param interval the length of a bar
 * @param sizing how much a signal to buy asks for
 * @param stopLossPercent from which loss of its entry price on a position is sold, 5 for 5 %, above
 *     0; empty for no stops
 * @param timeInForce how long orders work
 * @param source what equity points name as their reporter
 */
public record FloorTerms(
    CurrencyCode currency,
    TradingCalendar calendar,
    Duration interval,
    Sizing sizing,
    Optional<BigDecimal> stopLossPercent,
    TimeInForce timeInForce,
    SourceName source) {

  /** Refuses a stop of 0 or below with {@link IllegalArgumentException}. */
  public FloorTerms {
    stopLossPercent.ifPresent(percent -> Check.positive("stop_loss_percent", percent));
  }

  /**
   * How much a signal to buy asks for: the smaller of two shares, cut to whole steps.
   *
   * @param sizer what its strength means
   * @param positionPercent of the account's worth, 25 for 25 %, above 0
   * @param cashPercent of what may be bought for, 95 for 95 %, above 0
   * @param minimum the value below which nothing is bought, 0 or above
   * @param step the smallest number of units that can be traded, above 0
   */
  public record Sizing(
      PositionSizer sizer,
      BigDecimal positionPercent,
      BigDecimal cashPercent,
      BigDecimal minimum,
      BigDecimal step) {

    /** Refuses values out of range with {@link IllegalArgumentException}. */
    public Sizing {
      Check.positive("position_percent", positionPercent);
      Check.positive("cash_percent", cashPercent);
      Check.notNegative("minimum", minimum);
      Check.positive("step", step);
    }

    /** How many units to buy; empty for none. */
    Optional<Quantity> quantity(
        double strength, BigDecimal equity, BigDecimal buyingPower, Price price) {
      BigDecimal most = buyingPower.multiply(cashPercent).movePointLeft(2);
      BigDecimal value = sizer.value(OptionalDouble.of(strength), equity, most, positionPercent);
      return value.compareTo(minimum) < 0
          ? Optional.empty()
          : PositionSizer.quantity(value, price, step);
    }
  }
}
