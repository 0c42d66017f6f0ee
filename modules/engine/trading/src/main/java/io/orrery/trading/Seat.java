package io.orrery.trading;

import io.orrery.basics.Symbol;
import io.orrery.market.Bars;
import io.orrery.market.RollingBars;
import io.orrery.order.Position;
import io.orrery.strategy.Holding;
import io.orrery.strategy.Signal;
import io.orrery.strategy.Strategy;
import java.math.BigDecimal;

/** One symbol on the floor: its strategy, its newest bars, and what is held of it. */
final class Seat implements Holding {

  private final Symbol symbol;
  private final Strategy strategy;
  private final RollingBars rolling;
  private double quantity;
  private double entryPrice;

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

  Signal decide() {
    return strategy.decide(rolling.bars(), this);
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
