package io.orrery.backtest;

import io.orrery.analytics.OpenPosition;
import io.orrery.market.Bars;
import io.orrery.market.RollingBars;
import io.orrery.strategy.Action;
import io.orrery.strategy.Holding;
import io.orrery.strategy.Signal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a walk knows of one leg: its newest bars, its position, its order. */
final class Lane implements Holding {

  private static final double NEVER = Double.NEGATIVE_INFINITY;

  final Leg leg;
  final int history;
  final WorkingOrder order = new WorkingOrder();

  /** How many bars came, the newest included. */
  long seen;

  /** The newest bars. */
  Bars bars;

  private final RollingBars rolling;

  double close;
  long start;

  /** Whether the next bar must be shown to the market: an order works or a stop rests. */
  boolean busy;

  /** A close at or below this may be a stop; minus infinity if there is none. */
  double alarm = NEVER;

  /** The number of the first bar on which a signal may buy again. */
  long mayBuyFrom;

  double quantity;
  double entryPrice;
  long enteredMillis;

  Lane(Leg leg) {
    this.leg = leg;
    this.history = leg.strategy().requiredHistory();
    this.rolling = new RollingBars(history);
    this.bars = rolling.bars();
  }

  @Override
  public double quantity() {
    return quantity;
  }

  @Override
  public double entryPrice() {
    return entryPrice;
  }

  void add(long startMillis, double open, double high, double low, double last, double volume) {
    rolling.add(startMillis, open, high, low, last, volume);
  }

  Action act() {
    try {
      return leg.strategy().act(bars, this);
    } catch (RuntimeException failed) {
      throw new StrategyFailedException(leg, bars.startMillis(0), failed);
    }
  }

  Signal decide() {
    try {
      return leg.strategy().decide(bars, this);
    } catch (RuntimeException failed) {
      throw new StrategyFailedException(leg, bars.startMillis(0), failed);
    }
  }

  boolean isHeld() {
    return quantity > 0;
  }

  void bought(double units, double price, long millis) {
    if (quantity == 0) {
      enteredMillis = millis;
      entryPrice = price;
    } else {
      entryPrice = (quantity * entryPrice + units * price) / (quantity + units);
    }
    quantity += units;
  }

  void sold(double units) {
    quantity -= units;
    if (quantity == 0) {
      entryPrice = 0;
    }
  }

  /** What is held as it would be stated; empty if nothing is. */
  Optional<OpenPosition> position() {
    return isHeld()
        ? Optional.of(
            new OpenPosition(
                leg.symbol(),
                quantity,
                Instant.ofEpochMilli(enteredMillis),
                entryPrice,
                OptionalDouble.of(close)))
        : Optional.empty();
  }
}
