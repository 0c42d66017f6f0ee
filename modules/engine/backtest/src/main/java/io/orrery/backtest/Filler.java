package io.orrery.backtest;

import io.orrery.trade.Side;

/** Fills the order of a lane at a price: how much, at what cost, and what is left. */
final class Filler {

  private static final String NO_CASH = "cash does not pay for more";
  private static final String TOO_SMALL = "its value does not pay for a unit";

  private final Account account;
  private final Pricing pricing;
  private final Tape tape;
  private final double participation;

  Filler(Account account, Pricing pricing, Tape tape, double participation) {
    this.account = account;
    this.pricing = pricing;
    this.tape = tape;
    this.participation = participation;
  }

  /** Fills what can be filled; {@code base} is the price before slippage. */
  void fill(Lane lane, double base, long millis) {
    WorkingOrder order = lane.order;
    double volume = lane.bars.volume(0);
    double cap = Double.isNaN(participation) ? Double.MAX_VALUE : participation * volume;
    double rough = Math.min(wanted(order, base), cap);
    double price = price(order, base, volume == 0 ? 0 : rough / volume);
    double wanted = wanted(order, price);
    double units = Math.min(wanted, pricing.lots(cap));
    double paid =
        order.side == Side.BUY ? pricing.affordable(order, units, price, account.cash()) : units;
    long when = Math.max(millis, order.decidedMillis);
    if (paid > 0) {
      trade(lane, paid, price, when);
    }
    if (wanted == 0) {
      cancel(lane, when, TOO_SMALL);
    } else if (paid < units) {
      cancel(lane, when, NO_CASH);
    } else if (paid >= wanted) {
      end(lane);
    }
  }

  /** Fills all of a sale, whatever the volume. */
  void fillWhole(Lane lane, double base, long millis) {
    WorkingOrder order = lane.order;
    double volume = lane.bars.volume(0);
    double share = volume == 0 ? 0 : Math.min(order.rest / volume, 1);
    trade(lane, order.rest, price(order, base, share), Math.max(millis, order.decidedMillis));
    end(lane);
  }

  /** Gives up what is left of a lane's order. */
  void cancel(Lane lane, long millis, String reason) {
    tape.cancelled(lane, millis, reason);
    end(lane);
  }

  private double wanted(WorkingOrder order, double price) {
    return order.byValue ? pricing.lots(order.rest / price) : order.rest;
  }

  private double price(WorkingOrder order, double base, double share) {
    double price = pricing.slipped(order.side, base, share);
    if (order.isMarket()) {
      return price;
    }
    return order.side == Side.BUY ? Math.min(order.limit, price) : Math.max(order.limit, price);
  }

  private void trade(Lane lane, double units, double price, long millis) {
    WorkingOrder order = lane.order;
    double fee = pricing.commission(order, units, price);
    double spent = order.byValue ? units * price : units;
    account.reserve(order, order.reserved * Math.max(0, order.rest - spent) / order.rest);
    order.rest -= spent;
    if (order.side == Side.BUY) {
      account.bought(lane, units, price, fee, millis);
    } else {
      account.sold(lane, units, price, fee);
    }
    tape.filled(lane, units, price, fee, millis);
  }

  private void end(Lane lane) {
    account.reserve(lane.order, 0);
    lane.order.active = false;
  }
}
