package io.orrery.backtest;

import io.orrery.market.Bars;
import io.orrery.trade.Side;
import io.orrery.universe.Assumptions.FillModel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sends orders, lets them meet the market bar by bar, and watches stops. */
final class Desk {

  private static final double NONE = Double.NEGATIVE_INFINITY;

  /** The alarm rings a little early; what counts is computed when it does. */
  private static final double EARLY = 1 + 1e-9;

  private final Account account;
  private final Filler filler;
  private final Tape tape;
  private final Sizer sizer;
  private final Pricing pricing;
  private final OrderRules rules;
  private final @Nullable StopLoss stop;
  private final boolean sameClose;
  private final boolean intrabarStop;
  private final long latencyMillis;
  private final long latencyBars;
  private long orders;

  Desk(BacktestSpec spec, Account account, Tape tape) {
    ExecutionModel model = spec.execution();
    this.account = account;
    this.tape = tape;
    this.pricing = new Pricing(model);
    this.rules = model.orders();
    this.filler = new Filler(account, pricing, tape, rules.participation().orElse(Double.NaN));
    this.sizer = new Sizer(spec.sizing());
    this.stop = model.stopLoss().orElse(null);
    this.sameClose = model.timing().fills() == FillModel.SAME_CLOSE;
    this.intrabarStop = stop != null && stop.trigger() == StopLoss.Trigger.INTRABAR;
    Latency latency = model.timing().latency();
    this.latencyMillis = latency instanceof Latency.Time time ? time.value().toMillis() : 0;
    this.latencyBars = latency instanceof Latency.BarCount bars ? bars.count() : 0;
  }

  /** A new bar meets what works in the market; called only if something does. */
  void meet(Lane lane) {
    if (tape.isOpen(lane)) {
      boolean heldBefore = lane.isHeld();
      if (lane.order.active && isThere(lane)) {
        meetOrder(lane);
      }
      if (intrabarStop && lane.isHeld()) {
        meetStop(lane, heldBefore);
      }
    }
    watch(lane);
  }

  /** A signal to buy. */
  void buy(Lane lane, String reason) {
    if (lane.order.active && lane.order.side == Side.SELL && !lane.order.forced) {
      filler.cancel(lane, tape.closeOf(lane), "the strategy wants to stay");
    } else if (!lane.isHeld() && !lane.order.active && lane.seen >= lane.mayBuyFrom) {
      open(lane, reason);
    }
    watch(lane);
  }

  /** A signal to sell. */
  void sell(Lane lane, String reason) {
    if (lane.order.active && lane.order.side == Side.BUY) {
      filler.cancel(lane, tape.closeOf(lane), "the strategy wants out");
    }
    if (lane.isHeld() && !lane.order.active) {
      prepareSale(lane, reason);
      limit(lane, 1 + rules.limitOffset().orElse(Double.NaN));
      send(lane);
    }
    watch(lane);
  }

  /** The close is at or below the alarm: sends a stop if it is truly lost. */
  void alarm(Lane lane) {
    if (stop == null || lane.gainAt(lane.close) > -stop.fraction()) {
      return;
    }
    if (lane.order.active && lane.order.side == Side.SELL) {
      return;
    }
    if (lane.order.active) {
      filler.cancel(lane, tape.closeOf(lane), "a stop was hit");
    }
    prepareStop(lane, lane.close);
    send(lane);
    watch(lane);
  }

  /** Gives up what still works at the end of the data. */
  void cancelAtEnd(Lane lane) {
    if (lane.order.active) {
      filler.cancel(lane, tape.closeOf(lane), "the data ended");
    }
    watch(lane);
  }

  /** Sells everything at the close just seen, volume and hours apart. */
  void closeAtEnd(Lane lane) {
    prepareSale(lane, "the data ended");
    place(lane);
    filler.fillWhole(lane, lane.close, tape.closeOf(lane));
    watch(lane);
  }

  private void open(Lane lane, String reason) {
    double value = sizer.value(account.equity(), account.freeCash());
    double units = sizer.fixedUnits();
    boolean byValue = units == 0 && rules.basis() == OrderRules.Basis.VALUE;
    double amount = byValue ? value : pricing.lots(units == 0 ? value / lane.close : units);
    if (amount > 0) {
      WorkingOrder order = begin(lane, Side.BUY, reason);
      order.byValue = byValue;
      order.rest = amount;
      account.reserve(order, Math.min(account.freeCash(), byValue ? value : amount * lane.close));
      limit(lane, 1 - rules.limitOffset().orElse(Double.NaN));
      send(lane);
    }
  }

  private void prepareSale(Lane lane, String reason) {
    begin(lane, Side.SELL, reason).rest = lane.quantity;
  }

  private void prepareStop(Lane lane, double price) {
    prepareSale(lane, tape.wordy ? stopReason(lane.gainAt(price)) : "");
    lane.order.forced = true;
  }

  private WorkingOrder begin(Lane lane, Side side, String reason) {
    lane.order.begin(++orders, side, reason);
    return lane.order;
  }

  /** Not a number, as where there is no offset, leaves a market order. */
  private static void limit(Lane lane, double factor) {
    lane.order.limit = lane.close * factor;
  }

  private void place(Lane lane) {
    WorkingOrder order = lane.order;
    order.decidedMillis = tape.closeOf(lane);
    order.earliestMillis =
        latencyMillis == 0 ? Long.MIN_VALUE : order.decidedMillis + latencyMillis;
    order.earliestBar = lane.seen + 1 + latencyBars;
    order.barsLeft = rules.goodForBars().isPresent() ? rules.goodForBars().getAsInt() : 0;
    tape.ordered(lane);
  }

  private void send(Lane lane) {
    place(lane);
    if (sameClose && tape.isOpen(lane)) {
      fill(lane, lane.close, tape.closeOf(lane));
      age(lane);
    }
  }

  private static boolean isThere(Lane lane) {
    return lane.seen >= lane.order.earliestBar && lane.start >= lane.order.earliestMillis;
  }

  private void meetOrder(Lane lane) {
    WorkingOrder order = lane.order;
    Bars bars = lane.bars;
    if (sameClose) {
      fill(lane, bars.close(0), tape.closeOf(lane));
    } else if (order.isMarket() || isWithin(order, bars.open(0))) {
      fill(lane, bars.open(0), lane.start);
    } else if (isCrossed(order, bars) && !isStopped(lane, bars)) {
      fill(lane, order.limit, tape.closeOf(lane));
    }
    age(lane);
  }

  private static boolean isWithin(WorkingOrder order, double price) {
    return order.side == Side.BUY ? price <= order.limit : price >= order.limit;
  }

  /** The market must go through a limit: touching it fills others first. */
  private static boolean isCrossed(WorkingOrder order, Bars bars) {
    return order.side == Side.BUY ? bars.low(0) < order.limit : bars.high(0) > order.limit;
  }

  /** Whether a sale at a limit and a stop lie in one bar: which came first is unknown. */
  private boolean isStopped(Lane lane, Bars bars) {
    return intrabarStop && lane.order.side == Side.SELL && bars.low(0) <= stopPrice(lane);
  }

  private void meetStop(Lane lane, boolean heldBefore) {
    double price = stopPrice(lane);
    double open = lane.bars.open(0);
    if (lane.bars.low(0) > price || (lane.order.active && lane.order.forced)) {
      return;
    }
    if (lane.order.active) {
      filler.cancel(lane, tape.closeOf(lane), "a stop was hit");
    }
    boolean gapped = heldBefore && open <= price;
    prepareStop(lane, gapped ? open : price);
    place(lane);
    fill(lane, gapped ? open : Math.min(open, price), tape.closeOf(lane));
    age(lane);
  }

  private double stopPrice(Lane lane) {
    return stop == null ? NONE : lane.entryPrice * (1 - stop.fraction());
  }

  private void fill(Lane lane, double base, long millis) {
    boolean forced = lane.order.forced;
    filler.fill(lane, base, millis);
    if (forced && !lane.isHeld() && stop != null) {
      lane.mayBuyFrom = lane.seen + stop.waitBars();
    }
  }

  /** One bar less on which the order may fill. */
  private void age(Lane lane) {
    if (lane.order.active && !lane.order.forced && --lane.order.barsLeft == 0) {
      filler.cancel(lane, tape.closeOf(lane), "it was not good for longer");
    }
  }

  private void watch(Lane lane) {
    lane.busy = lane.order.active || (intrabarStop && lane.isHeld());
    boolean byClose = stop != null && !intrabarStop && lane.isHeld();
    lane.alarm = byClose ? stopPrice(lane) * EARLY : NONE;
  }

  private static String stopReason(double gain) {
    return String.format(Locale.ROOT, "stop loss at %.1f %%", gain * 100);
  }
}
