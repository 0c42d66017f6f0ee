package io.orrery.incontainer;

import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.StrategyName;
import io.orrery.basics.Symbol;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Trades whose strategy says where they belong, independently of their provenance. */
final class MarkedTrades {

  private MarkedTrades() {}

  static Trade of(Universe universe) {
    return new Trade(
        new Symbol("X"),
        Side.SELL,
        new Quantity(BigDecimal.ONE),
        new Price(BigDecimal.TEN),
        new CurrencyCode("USD"),
        Optional.empty(),
        Instant.parse("2026-01-27T16:39:54Z"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new StrategyName(universe.wireName())),
        Optional.empty(),
        Optional.empty());
  }
}
