package io.orrery.market;

/**
 * The closed bars of one instrument, one after another; starts rise strictly. It stands on one bar
 * at a time. Of use to one thread.
 */
public interface BarSource extends AutoCloseable {

  /**
   * Stands on the next bar.
   *
   * @return false at the end, after which it stands on nothing
   * @throws MarketDataException if the source failed or brought what is no market data
   */
  boolean next();

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

  /** Lets go of what it reads; a second call changes nothing. */
  @Override
  void close();
}
