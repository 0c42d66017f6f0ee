package io.orrery.trading;

import io.orrery.basics.Symbol;
import io.orrery.market.Bars;
import io.orrery.market.RollingBars;
import io.orrery.order.Position;
import io.orrery.strategy.Holding;
import io.orrery.strategy.Signal;
import io.orrery.strategy.Strategy;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/** One symbol on the floor: its strategy, its newest bars, and what is held of it. */
final class Seat implements Holding {

  private static final System.Logger LOG = System.getLogger(Seat.class.getName());

  private final Symbol symbol;
  private final Strategy strategy;
  private final RollingBars rolling;
  private double quantity;
  private double entryPrice;
  private Optional<String> failure = Optional.empty();

  Seat(Symbol symbol, Strategy strategy) {
    this.symbol = symbol;
    this.strategy = strategy;
    this.rolling = new RollingBars(strategy.requiredHistory());
  }

  Symbol symbol() {
    return symbol;
  }

  Strategy strategy() {
    return strategy;
  }

  Bars bars() {
    return rolling.bars();
  }

  void add(long startMillis, double open, double high, double low, double close, double volume) {
    rolling.add(startMillis, open, high, low, close, volume);
  }

  /** Whether its strategy has seen enough to decide. */
  boolean isReady() {
    return rolling.bars().size() >= strategy.requiredHistory();
  }

  /** What its strategy wants; empty if it failed, of which {@link #failure} tells. */
  Optional<Signal> decide() {
    try {
      Signal signal = Objects.requireNonNull(strategy.decide(rolling.bars(), this), "no signal");
      failure = Optional.empty();
      return Optional.of(signal);
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      LOG.log(Level.ERROR, strategy.name() + " failed on " + symbol, e);
      failure =
          Optional.of(
              "%s failed on %s, and decided nothing: %s".formatted(strategy.name(), symbol, e));
      return Optional.empty();
    }
  }

  /** Why its strategy decided nothing when it was asked last; empty if it did decide. */
  Optional<String> failure() {
    return failure;
  }

  /** Nothing is held of it. */
  void flatten() {
    quantity = 0;
    entryPrice = 0;
  }

  void hold(Position position) {
    quantity = position.qty().doubleValue();
    entryPrice = position.averagePrice().map(BigDecimal::doubleValue).orElse(0.0);
  }

  @Override
  public double quantity() {
    return quantity;
  }

  @Override
  public double entryPrice() {
    return entryPrice;
  }
}
