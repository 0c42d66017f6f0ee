package io.orrery.market;

import io.orrery.basics.Mic;
import java.util.List;

/** Port: the calendars of this deployment. */
public interface Calendars {

  /** Stands for a market that never closes, such as that of a currency pair. */
  Mic ALWAYS_OPEN = new Mic("24X7");

  /** The markets that have a calendar, in the order of their codes. */
  List<Mic> list();

  /**
   * The calendar of a market.
   *
   * @throws MarketDataException if there is none, or it cannot be read; nothing is guessed
   */
  TradingCalendar of(Mic mic);
}
