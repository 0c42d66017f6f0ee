package io.orrery.testkit;

import io.orrery.basics.Amount;
import io.orrery.basics.CurrencyCode;
import io.orrery.basics.Mic;
import io.orrery.basics.OrderId;
import io.orrery.basics.Price;
import io.orrery.basics.Quantity;
import io.orrery.basics.Symbol;
import io.orrery.market.CalendarRules;
import io.orrery.trade.EquityPoint;
import io.orrery.trade.Side;
import io.orrery.trade.Trade;
import io.orrery.universe.Assumptions;
import io.orrery.universe.Lineage;
import io.orrery.universe.Session;
import io.orrery.universe.Universe;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Sample data. */
public final class Samples {

  /** The moment at which {@link #CLOCK} stands. */
  public static final Instant NOW = Instant.parse("2026-01-27T16:39:54.092923Z");

  /** A clock that stands still. */
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private Samples() {}

  /** 10 AAPL bought at 190.25 dollars. */
  public static Trade trade() {
    return trade("AAPL", "10", "190.25");
  }

  /** A fill of {@code qty} units bought. */
  public static Trade trade(String symbol, String qty, String price) {
    return new Trade(
        new Symbol(symbol),
        Side.BUY,
        new Quantity(new BigDecimal(qty)),
        new Price(new BigDecimal(price)),
        new CurrencyCode("USD"),
        Optional.empty(),
        NOW,
        Optional.empty(),
        Optional.of(new OrderId("7d655a91-b1ef-4fdc-92a6-c0dd23fcedf6")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** An account worth {@code equity} dollars. */
  public static EquityPoint equityPoint(String equity) {
    return new EquityPoint(
        NOW,
        new CurrencyCode("USD"),
        new Amount(new BigDecimal(equity)),
        new Amount(new BigDecimal("-250.10")),
        Optional.of(new Amount(new BigDecimal("1200"))),
        Optional.of(true),
        Optional.empty(),
        Optional.empty());
  }

  /** A new session of which nobody said anything. */
  public static Session.Control session(Universe universe) {
    return Session.begin(universe, Assumptions.unknown(), new Lineage.Unknown(), CLOCK);
  }

  /** The hours of New York from Monday to Friday, without a holiday. */
  public static CalendarRules weekdays(Mic market, LocalDate first, LocalDate last) {
    CalendarRules rules = new CalendarRules(market, ZoneId.of("America/New_York"), first, last);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
        rules.hours(first, day, LocalTime.of(9, 30), LocalTime.of(16, 0));
      }
    }
    return rules;
  }
}
