package io.orrery.market;

import io.orrery.basics.Symbol;
import io.orrery.universe.Lineage;
import java.util.List;

/**
 * Port: closed bars of one or many instruments in the order of their starts; those of one instant
 * in the order of {@link #symbols()}. A feed stands on one bar at a time and allocates nothing to
 * move on. Of use to one thread.
 */
public interface MarketFeed extends AutoCloseable {

  /** The instruments it may bring, in a fixed order. */
  List<Symbol> symbols();

  /** Which data this is. */
  Lineage lineage();

  /**
   * Waits for the next closed bar and stands on it.
   *
   * @return false at the end, after which it stands on nothing
   * @throws MarketDataException if the source failed or brought what is no market data
   * @throws InterruptedException if the thread was told to stop while it waited
   */
  boolean next() throws InterruptedException;

  /** Which instrument this bar is of: its index in {@link #symbols()}. */
  int symbol();

  /** When this bar began, in milliseconds since 1970-01-01T00:00Z. */
  long startMillis();

  /** The first price of this bar. */
  double openPrice();

  /** The highest price of this bar. */
  double highPrice();

  /** The lowest price of this bar. */
  double lowPrice();

  /** The last price of this bar. */
  double closePrice();

  /** How many units changed hands in this bar. */
  double volume();

  /** Lets go of its source; a second call changes nothing. */
  @Override
  void close();
}
