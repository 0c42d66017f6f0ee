package io.orrery.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Where bars of one interval may start on one calendar, numbered from 0 at the calendar's first.
 *
 * <p>A bar of one day or more than the hours starts at the opening of a trading day, and only one
 * does. A shorter one starts at an opening, or a whole number of intervals after it and before the
 * close. Immutable and safe for use by many threads.
 */
public final class BarGrid {

  private static final Duration DAY = Duration.ofDays(1);

  private final TradingCalendar calendar;
  private final Duration interval;
  private final long step;
  private final long[] opens;

  /** How many bars start before those hours; one more than there are hours. */
  private final long[] before;

  /**
   * The starts of a calendar.
   *
   * @param interval from one millisecond to one day, in whole milliseconds
   */
  public BarGrid(TradingCalendar calendar, Duration interval) {
    if (interval.compareTo(Duration.ofMillis(1)) < 0 || interval.compareTo(DAY) > 0) {
      throw new IllegalArgumentException(
          "interval must be from one millisecond to one day, was " + interval);
    }
    this.calendar = calendar;
    this.interval = interval;
    this.step = interval.toMillis();
    this.opens = isDaily() ? dayOpens(calendar) : hourOpens(calendar);
    this.before = new long[opens.length + 1];
    for (int i = 0; i < opens.length; i++) {
      before[i + 1] = before[i] + (isDaily() ? 1 : startsIn(i));
    }
  }

  /** The calendar. */
  public TradingCalendar calendar() {
    return calendar;
  }

  /** The length of a bar. */
  public Duration interval() {
    return interval;
  }

  /** Whether there is one bar a trading day. */
  public boolean isDaily() {
    return interval.equals(DAY);
  }

  /** How many bars the calendar has room for. */
  public long size() {
    return before[opens.length];
  }

  /**
   * The number of the bar that starts at {@code millis} since 1970-01-01T00:00Z.
   *
   * @return -1 if none may start there
   */
  public long index(long millis) {
    int at = hoursFrom(millis);
    if (at < 0) {
      return -1;
    }
    long since = millis - opens[at];
    long inside = since / step;
    return since % step == 0 && inside < before[at + 1] - before[at] ? before[at] + inside : -1;
  }

  /**
   * When bar {@code index} starts, in milliseconds since 1970-01-01T00:00Z.
   *
   * @param index from 0 to below {@link #size()}
   */
  public long startMillis(long index) {
    int at = hoursOf(index);
    return opens[at] + (index - before[at]) * step;
  }

  /** The number of the last bar in the same hours as {@code index}. */
  public long lastOfHours(long index) {
    return before[hoursOf(index) + 1] - 1;
  }

  /**
   * The number of the first bar that starts at {@code millis} or later; {@link #size()} if none.
   */
  public long indexAtOrAfter(long millis) {
    int at = hoursFrom(millis);
    if (at < 0) {
      return 0;
    }
    long inside = (millis - opens[at] + step - 1) / step;
    return Math.min(before[at] + inside, before[at + 1]);
  }

  /** Why no bar may start at {@code millis}, as a sentence; empty if one may. */
  public String flaw(long millis) {
    if (index(millis) >= 0) {
      return "";
    }
    Instant start = Instant.ofEpochMilli(millis);
    try {
      LocalDate date = calendar.dateAt(start);
      return calendar.closedBecause(start).orElseGet(() -> unaligned(date, start));
    } catch (MarketDataException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private String unaligned(LocalDate date, Instant start) {
    return isDaily()
        ? "a daily bar of %s starts at the opening, not at %s".formatted(date, start)
        : "a bar must start a whole number of %s after the opening, was at %s"
            .formatted(interval, start);
  }

  private int hoursFrom(long millis) {
    int found = Arrays.binarySearch(opens, millis);
    return found >= 0 ? found : -found - 2;
  }

  private int hoursOf(long index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException(
          "bar must be from 0 to below %d, was %d".formatted(size(), index));
    }
    int found = Arrays.binarySearch(before, index);
    return found >= 0 ? found : -found - 2;
  }

  private long startsIn(int hours) {
    return (calendar.closeMillis(hours) - opens[hours] + step - 1) / step;
  }

  private static long[] dayOpens(TradingCalendar calendar) {
    return calendar.days(calendar.validFrom(), calendar.validUntil()).stream()
        .mapToLong(day -> day.open().toEpochMilli())
        .toArray();
  }

  private static long[] hourOpens(TradingCalendar calendar) {
    long[] opens = new long[calendar.hoursCount()];
    Arrays.setAll(opens, calendar::openMillis);
    return opens;
  }
}
