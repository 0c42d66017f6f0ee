package io.orrery.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A day on which a market trades: its date there, and its hours, of which there are several if the
 * market has a lunch break.
 *
 * @param date the date in the market's own zone
 * @param hours at least one, in the order of time
 */
public record TradingDay(LocalDate date, List<OpenHours> hours) {

  /** Refuses a day without hours with {@link IllegalArgumentException}. */
  public TradingDay {
    hours = List.copyOf(hours);
    if (hours.isEmpty()) {
      throw new IllegalArgumentException("trading day %s must have hours".formatted(date));
    }
  }

  /** The first instant of trading. */
  public Instant open() {
    return hours.get(0).open();
  }

  /** The first instant after the last trading of the day. */
  public Instant close() {
    return hours.get(hours.size() - 1).close();
  }

  /** {@code end}, or the end of the hours that contain {@code start} if that is earlier. */
  Instant endWithin(Instant start, Instant end) {
    return hours.stream()
        .filter(each -> each.contains(start))
        .map(OpenHours::close)
        .filter(close -> close.isBefore(end))
        .findFirst()
        .orElse(end);
  }

  /** Whether the market trades at {@code instant} of this day; false in a lunch break. */
  public boolean isOpenAt(Instant instant) {
    return hours.stream().anyMatch(each -> each.contains(instant));
  }
}
