package io.orrery.backtest;

import io.orrery.strategy.Signal;
import io.orrery.trade.Side;
import java.util.OptionalDouble;

/** Tells a listener, if there is one, and makes objects and sentences only then. */
final class Tape {

  final boolean listening;
  final boolean wordy;
  private final WalkListener listener;
  private final Hours hours;
  private final long intervalMillis;

  Tape(WalkListener listener, Hours hours, long intervalMillis) {
    this.listener = listener;
    this.listening = listener != WalkListener.NONE;
    this.wordy = listening && listener.wantsWords();
    this.hours = hours;
    this.intervalMillis = intervalMillis;
  }

  /** When the newest bar of a lane is over. */
  long closeOf(Lane lane) {
    return hours.closeOf(lane.start, intervalMillis);
  }

  boolean isOpen(Lane lane) {
    return hours.isOpen(lane.start);
  }

  void signalled(Lane lane, Signal signal) {
    listener.signalled(lane.leg.symbol(), closeOf(lane), signal);
  }

  void ordered(Lane lane) {
    if (listening) {
      WorkingOrder order = lane.order;
      listener.ordered(
          new OrderPlaced(
              order.number,
              lane.leg.symbol(),
              order.side,
              order.rest,
              order.byValue ? OrderRules.Basis.VALUE : OrderRules.Basis.UNITS,
              order.isMarket() ? OptionalDouble.empty() : OptionalDouble.of(order.limit),
              order.decidedMillis,
              order.reason));
    }
  }

  void filled(Lane lane, double units, double price, double fee, long millis) {
    if (listening) {
      WorkingOrder order = lane.order;
      Side side = order.side;
      listener.filled(
          new Fill(order.number, lane.leg.symbol(), side, units, price, fee, millis, order.reason));
    }
  }

  void cancelled(Lane lane, long millis, String reason) {
    if (listening) {
      listener.cancelled(lane.order.number, lane.order.rest, millis, reason);
    }
  }

  void valued(long startMillis, double equity, double cash) {
    if (listening) {
      listener.valued(startMillis, hours.closeOf(startMillis, intervalMillis), equity, cash);
    }
  }
}
