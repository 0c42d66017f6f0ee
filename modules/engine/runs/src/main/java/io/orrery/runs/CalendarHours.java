package io.orrery.runs;

import io.orrery.backtest.Hours;
import io.orrery.market.Calendars;
import io.orrery.market.TradingCalendar;
import io.orrery.market.TradingDay;
import io.orrery.universe.Assumptions.MarketHours;
import java.time.Instant;

/**
 * A market's hours as its calendar has them. A daily bar is over when its session closes; a shorter
 * one an interval after its start, or when trading closes if that is earlier.
 */
public final class CalendarHours implements Hours {

  private static final long DAY_MILLIS = 86_400_000;
  private static final Span NOWHERE = new Span(Long.MAX_VALUE, Long.MIN_VALUE, 0);

  private final TradingCalendar calendar;

  /** The hours found last, for the next question is near; any thread's will do. */
  private Span last = NOWHERE;

  private record Span(long open, long close, long dayCloses) {

    boolean contains(long millis) {
      return millis >= open && millis < close;
    }
  }

  /** Hours of this calendar; it must answer for all moments that are asked. */
  public CalendarHours(TradingCalendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public MarketHours kind() {
    return calendar.mic().equals(Calendars.ALWAYS_OPEN)
        ? MarketHours.ROUND_THE_CLOCK
        : MarketHours.RESPECTED;
  }

  @Override
  public boolean isOpen(long millis) {
    return span(millis).contains(millis);
  }

  @Override
  public long closeOf(long startMillis, long intervalMillis) {
    Span span = span(startMillis);
    if (!span.contains(startMillis)) {
      return startMillis + intervalMillis;
    }
    return intervalMillis >= DAY_MILLIS
        ? span.dayCloses()
        : Math.min(startMillis + intervalMillis, span.close());
  }

  private Span span(long millis) {
    Span known = last;
    if (known.contains(millis)) {
      return known;
    }
    Instant instant = Instant.ofEpochMilli(millis);
    Span found =
        calendar.day(calendar.dateAt(instant)).map(day -> span(day, instant)).orElse(NOWHERE);
    last = found;
    return found;
  }

  private static Span span(TradingDay day, Instant instant) {
    return day.hours().stream()
        .filter(hours -> hours.contains(instant))
        .map(
            hours ->
                new Span(
                    hours.open().toEpochMilli(),
                    hours.close().toEpochMilli(),
                    day.close().toEpochMilli()))
        .findFirst()
        .orElse(NOWHERE);
  }
}
