package io.orrery.risk;

import io.orrery.market.MarketDataException;
import io.orrery.market.TradingCalendar;
import java.time.Instant;

/** Whether a market trades now. */
public sealed interface MarketStatus {

  /** It does. */
  record Open() implements MarketStatus {}

  /**
   * It does not.
   *
   * @param reason why, as a sentence
   */
  record Closed(String reason) implements MarketStatus {}

  /** What a calendar says; missing for a moment for which it does not answer. */
  static Finding<MarketStatus> at(TradingCalendar calendar, Instant now) {
    try {
      return Finding.of(
          calendar.closedBecause(now).<MarketStatus>map(Closed::new).orElseGet(Open::new));
    } catch (MarketDataException e) {
      return Finding.missing(String.valueOf(e.getMessage()));
    }
  }
}
