package io.orrery.backtest;

import io.orrery.basics.Symbol;
import io.orrery.strategy.Signal;

/**
 * Is told what happens in a walk, in its order, on its thread. What it throws ends the walk. Times
 * are milliseconds since 1970-01-01T00:00Z.
 */
public interface WalkListener {

  /** Hears nothing; a walk that is given this never asks a strategy for words. */
  WalkListener NONE = new WalkListener() {};

  /**
   * Whether sentences are wanted. Without them signals are not told, reasons of orders and fills
   * are empty, and a strategy is asked for its action only. Always the same answer.
   */
  default boolean wantsWords() {
    return true;
  }

  /** A strategy wants to come in or get out; nothing follows if that cannot be. */
  default void signalled(Symbol symbol, long millis, Signal signal) {}

  /** An order was sent. */
  default void ordered(OrderPlaced order) {}

  /** An order was filled, whole or in part. */
  default void filled(Fill fill) {}

  /**
   * What was left of an order will not be filled.
   *
   * @param order its number
   * @param rest how much was left, in what the order counts
   */
  default void cancelled(long order, double rest, long millis, String reason) {}

  /**
   * All bars of one moment are through. Told once more for the last moment if positions are closed
   * at the end; what it says then takes the place of what it said before.
   *
   * @param startMillis when those bars began
   * @param closeMillis when they were over
   * @param equity cash and positions at their last known closes
   * @param cash what is held in money
   */
  default void valued(long startMillis, long closeMillis, double equity, double cash) {}
}
