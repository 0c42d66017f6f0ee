package io.orrery.trading;

import io.orrery.basics.Symbol;
import io.orrery.market.Bar;

/**
 * What must see a bar before a strategy does, because orders meet the market there: the simulated
 * broker. Others have a market of their own.
 */
@FunctionalInterface
public interface Venue {

  /** Orders meet a market elsewhere. */
  Venue ELSEWHERE = (symbol, bar) -> {};

  /** A bar closed. */
  void bar(Symbol symbol, Bar bar);
}
