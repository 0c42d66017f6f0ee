package io.orrery.broker.simulated;

import io.orrery.market.Calendars;
import io.orrery.market.TradingCalendar;
import io.orrery.market.TradingDay;
import io.orrery.universe.Assumptions.MarketHours;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A market's hours as its calendar has them; asked beyond its dates, the calendar refuses. */
final class CalendarSchedule implements MarketSchedule {

  private final TradingCalendar calendar;

  CalendarSchedule(TradingCalendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public MarketHours kind() {
    return calendar.mic().equals(Calendars.ALWAYS_OPEN)
        ? MarketHours.ROUND_THE_CLOCK
        : MarketHours.RESPECTED;
  }

  @Override
  public boolean isOpen(Instant at) {
    return calendar.isOpenAt(at);
  }

  @Override
  public Instant closeOf(Instant start, Duration interval) {
    return calendar.closeOf(start, interval);
  }

  @Override
  public Instant dayEndsAfter(Instant at) {
    return dayAt(at)
        .map(TradingDay::close)
        .filter(close -> close.isAfter(at))
        .orElseGet(() -> dayAt(calendar.nextOpen(at)).orElseThrow().close());
  }

  private Optional<TradingDay> dayAt(Instant at) {
    return calendar.day(calendar.dateAt(at));
  }
}
